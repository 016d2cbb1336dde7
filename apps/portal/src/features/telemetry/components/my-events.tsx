import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useWords, wordsAt } from "../../../lib/messages";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { useEventProperties } from "../../../lib/use-event-properties";
import { MoreButton } from "./more-button";

type Properties = ReturnType<typeof useEventProperties>;

/** One property as text: "stage: won". What is nested is shown as it is kept. */
function written(event: string, properties: Record<string, unknown>, words: Properties): string {
  const said = (name: string, value: unknown) =>
    typeof value === "string" ? (words.valueOf(event, name, value) ?? value) : JSON.stringify(value);
  return Object.entries(properties)
    .map(([name, value]) => `${words.nameOf(event, name)}: ${said(name, value)}`)
    .join(" · ");
}

/** The person's own events, newest first, a page at a time. */
export function MyEvents() {
  const t = useTranslations("telemetry.mine");
  const words = useWords();
  const properties = useEventProperties(["crm.records_moved"]);
  const format = useFormat();
  const query = useInfiniteQuery(
    trpc.telemetry.mine.infiniteQueryOptions(
      { limit: 30 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <QueryView query={query} loading={<TableSkeleton rows={8} />} failed={t("failed")}>
      {(data) => {
        const events = data.pages.flatMap((page) => page.events);
        if (events.length === 0) return <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>;
        return (
          <Table
            caption={t("title")}
            rows={events}
            rowKey={(event) => event.messageId}
            foot={query.hasNextPage ? <MoreButton query={query} /> : undefined}
            columns={[
              {
                key: "event",
                header: t("event"),
                rowHeader: true,
                cell: (event) => wordsAt(words, `change.events.${event.name}`) ?? event.name,
              },
              {
                key: "details",
                header: t("details"),
                cell: (event) => (
                  <span className="break-all">{written(event.name, event.properties, properties) || "–"}</span>
                ),
              },
              { key: "source", header: t("source"), cell: (event) => event.source ?? t("own") },
              { key: "when", header: t("when"), align: "end", cell: (event) => format.dateTime(event.occurredAt) },
            ]}
          />
        );
      }}
    </QueryView>
  );
}
