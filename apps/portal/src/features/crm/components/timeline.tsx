import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { toast } from "@arraigo/ui/toast";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useRefreshCrm } from "../use-refresh-crm";
import { TimelineEntry } from "./timeline-entry";

/** Everything that happened on a record, newest first. */
export function Timeline(props: { type: "account" | "contact" | "opportunity"; id: string }) {
  const t = useTranslations("crm.record");
  const quick = useTranslations("crm.quick");
  const kinds = useTranslations("crm.kinds");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const query = useInfiniteQuery(
    trpc.crm.records.timeline.infiniteQueryOptions(
      { type: props.type, id: props.id, limit: 30 },
      { getNextPageParam: (page) => page.next },
    ),
  );
  const withdraw = useMutation({
    ...trpc.crm.activities.withdraw.mutationOptions(),
    onSuccess: () => {
      refresh();
      toast({ title: quick("withdrawn") });
    },
    onError: problem,
  });
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <QueryView query={query} loading={<CardSkeleton lines={9} />}>
      {() =>
        entries.length === 0 ? (
          <NothingYet title={t("nothing")}>{t("nothingWhy")}</NothingYet>
        ) : (
          <Card title={t("history")}>
            <ol className="mt-1.5 grid">
              {entries.map((entry) => (
                <li
                  key={entry.id}
                  className="grid grid-cols-[92px_minmax(0,1fr)_auto] items-start gap-x-3.5 gap-y-1 border-t py-2.5 max-sm:grid-cols-[minmax(0,1fr)_auto]"
                >
                  <time
                    dateTime={entry.occurredAt}
                    title={format.dateTime(entry.occurredAt)}
                    className="figures text-12 leading-5 text-ink-3 max-sm:col-span-2"
                  >
                    {format.date(entry.occurredAt)}
                  </time>
                  <TimelineEntry entry={entry} />
                  <span className="flex items-center gap-1.5">
                    {entry.activityKind ? <Tag tone="brand">{kinds(entry.activityKind)}</Tag> : null}
                    {entry.kind === "activity" && entry.mine && entry.activityId ? (
                      <Button
                        kind="ghost"
                        size="small"
                        busy={withdraw.isPending && withdraw.variables.id === entry.activityId}
                        onClick={() => withdraw.mutate({ id: entry.activityId ?? "" })}
                      >
                        {t("takeBack")}
                      </Button>
                    ) : null}
                  </span>
                </li>
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
        )
      }
    </QueryView>
  );
}
