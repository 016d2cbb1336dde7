import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Select } from "@arraigo/ui/select";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import type { RecordType } from "../record-form/record-fields";
import { EntryActions, EntryEditor } from "./entry-actions";
import { type Entry, TimelineEntry } from "./timeline-entry";

const filters = ["all", "activities", "stages", "changes", "people", "money"] as const;
/** The doors something can have come through so far. */
const sources = ["screen", "import", "merge", "undo", "system"] as const;
type Filter = (typeof filters)[number];
type Source = (typeof sources)[number];
/** One choice narrows by kind or by door. */
type Choice = Filter | `from ${Source}`;

const askedOf = (choice: Choice) =>
  choice.startsWith("from ")
    ? { filter: "all" as const, source: choice.slice(5) as Source }
    : { filter: choice as Filter };

/** On a phone the rest of the page is not to lie below a month of history. */
const entriesAtOnce = () => (window.matchMedia("(max-width: 639px)").matches ? 8 : 30);

interface TimelineProps {
  type: RecordType;
  id: string;
  currency?: string | null | undefined;
  /** Beside the title: whose history, on a case. */
  actions?: React.ReactNode;
}

/** Everything that happened on a record, newest first, narrowed to one kind if one likes. */
export function Timeline(props: TimelineProps) {
  const t = useTranslations("crm.timeline");
  const [filter, setFilter] = useState<Choice>("all");
  const query = useInfiniteQuery(
    trpc.crm.records.timeline.infiniteQueryOptions(
      { type: props.type, id: props.id, ...askedOf(filter), limit: entriesAtOnce() },
      { getNextPageParam: (page) => page.next, placeholderData: (before) => before },
    ),
  );
  const entries: readonly Entry[] = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <QueryView query={query} loading={<CardSkeleton lines={9} />}>
      {() => (
        <Card
          title={t("title")}
          actions={
            <>
              {props.actions}
              <span className="w-36">
                <Select
                  aria-label={t("filter")}
                  value={filter}
                  onChange={(event) => setFilter(event.currentTarget.value as Choice)}
                >
                  {filters.map((each) => (
                    <option key={each} value={each}>
                      {t(`filters.${each}`)}
                    </option>
                  ))}
                  <optgroup label={t("door")}>
                    {sources.map((each) => (
                      <option key={each} value={`from ${each}`}>
                        {t(`sources.${each}`)}
                      </option>
                    ))}
                  </optgroup>
                </Select>
              </span>
            </>
          }
        >
          {entries.length === 0 && !query.hasNextPage ? (
            <p className="py-3 text-ink-3">{filter === "all" ? t("nothing") : t("nothingSuch")}</p>
          ) : null}
          <ol className="mt-1.5 grid">
            {entries.map((entry) => (
              <Row key={entry.id} entry={entry} currency={props.currency ?? null} />
            ))}
          </ol>
          {query.hasNextPage ? (
            <Button
              kind="ghost"
              size="small"
              busy={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t("older")}
            </Button>
          ) : null}
        </Card>
      )}
    </QueryView>
  );
}

function Row({ entry, currency }: { entry: Entry; currency: string | null }) {
  const kinds = useTranslations("crm.kinds");
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const own = entry.kind === "activity" && entry.mine && entry.activityId !== null;
  return (
    <li className="grid grid-cols-[76px_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 border-t py-2.5 max-sm:grid-cols-[minmax(0,1fr)_auto]">
      <time
        dateTime={entry.occurredAt}
        title={format.dateTime(entry.occurredAt)}
        className="figures text-12 leading-5 text-ink-3 max-sm:col-span-2"
      >
        {format.shortDate(entry.occurredAt)}
      </time>
      {editing ? (
        <EntryEditor entry={entry} onClose={() => setEditing(false)} />
      ) : (
        <TimelineEntry entry={entry} currency={currency} />
      )}
      <span className="flex items-center gap-0.5">
        {entry.kind === "activity" && entry.activityKind ? (
          <Tag tone="brand">{kinds(entry.activityKind as "call")}</Tag>
        ) : null}
        {own && !editing ? <EntryActions entry={entry} onEdit={() => setEditing(true)} /> : null}
      </span>
    </li>
  );
}
