import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";

/** Below this a clock is right enough, and the way here explains the rest. */
const skewMsMin = 5_000;

/** How each source is doing, and the way to see its events arrive. */
export function SourcesCard({ onWatch }: { onWatch: (id: string) => void }) {
  const t = useTranslations("telemetry.sources");
  const trust = useTranslations("telemetry.trust.short");
  const format = useFormat();
  const query = useQuery(trpc.telemetry.sources.list.queryOptions(undefined, { refetchInterval: 15_000 }));
  const seconds = (ms: number) => format.unit(Math.abs(ms) / 1_000, "s");
  return (
    <QueryView query={query} loading={<TableSkeleton rows={3} />}>
      {(sources) =>
        sources.length === 0 ? null : (
          <Card title={t("title")} take={t("take")} flush>
            <Table
              plain
              caption={t("title")}
              rows={sources}
              rowKey={(source) => source.id}
              columns={[
                {
                  key: "name",
                  header: t("name"),
                  rowHeader: true,
                  cell: (source) => (
                    <>
                      {source.name}
                      {source.library ? (
                        <span className="ml-2 text-12 font-normal text-ink-2">{source.library}</span>
                      ) : null}
                      <span className="block text-12 font-normal text-ink-2">{trust(source.trust)}</span>
                    </>
                  ),
                },
                {
                  key: "seen",
                  header: t("seen"),
                  cell: (source) => (source.lastSeenAt ? format.ago(source.lastSeenAt) : t("never")),
                },
                {
                  key: "stored",
                  header: t("stored"),
                  align: "end",
                  cell: (source) => format.count(source.lastDay.stored),
                },
                {
                  key: "rejected",
                  header: t("rejected"),
                  align: "end",
                  cell: (source) => format.count(source.lastDay.rejected),
                },
                {
                  key: "repeated",
                  header: t("repeated"),
                  align: "end",
                  cell: (source) => format.count(source.lastDay.repeated),
                },
                {
                  key: "lag",
                  header: t("lag"),
                  align: "end",
                  cell: (source) => (source.lagMs === null ? "–" : seconds(source.lagMs)),
                },
                {
                  key: "clock",
                  header: t("clock"),
                  align: "end",
                  cell: ({ skewMs }) => {
                    if (skewMs === null) return "–";
                    if (Math.abs(skewMs) < skewMsMin) return t("clockRight");
                    return t(skewMs > 0 ? "clockBehind" : "clockAhead", { by: seconds(skewMs) });
                  },
                },
                {
                  key: "watch",
                  header: <span className="sr-only">{t("watch")}</span>,
                  action: true,
                  align: "end",
                  cell: (source) => (
                    <Button kind="ghost" size="small" onClick={() => onWatch(source.id)}>
                      {t("watch")}
                    </Button>
                  ),
                },
              ]}
            />
          </Card>
        )
      }
    </QueryView>
  );
}
