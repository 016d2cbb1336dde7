import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { MoreButton } from "./more-button";
import { RejectedAlike } from "./rejected-alike";
import { ReplayDialog } from "./replay-dialog";

/** Events that were not stored, each with what is wrong and what it looked like. */
export function RejectedList() {
  const t = useTranslations("telemetry.rejected");
  const why = useTranslations("telemetry.reasons");
  const format = useFormat();
  const mayReplay = useCan()("telemetry.arrival.read");
  const [mending, setMending] = useState<string>();
  const query = useInfiniteQuery(
    trpc.telemetry.rejected.infiniteQueryOptions(
      { limit: 30 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <QueryView query={query} loading={<TableSkeleton rows={5} />}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.rejected);
        if (rows.length === 0) return <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>;
        const mended = rows.find((row) => row.id === mending);
        return (
          <>
            {mended ? (
              <ReplayDialog id={mended.id} reason={mended.reason} onClose={() => setMending(undefined)} />
            ) : null}
            {mayReplay ? <RejectedAlike /> : null}
            <Table
              caption={t("name")}
              rows={rows}
              rowKey={(row) => row.id}
              foot={query.hasNextPage ? <MoreButton query={query} /> : undefined}
              columns={[
                {
                  key: "name",
                  header: t("name"),
                  rowHeader: true,
                  cell: (row) => row.excerpt.name || row.excerpt.type || t("none"),
                },
                {
                  key: "reason",
                  header: t("reason"),
                  cell: (row) => (
                    <>
                      {why(row.reason)}
                      {row.excerpt.timestamp && row.reason.startsWith("timestamp") ? (
                        <code className="ml-1.5 font-mono text-12">{row.excerpt.timestamp}</code>
                      ) : null}
                    </>
                  ),
                },
                { key: "source", header: t("source"), cell: (row) => row.source ?? "–" },
                { key: "when", header: t("when"), align: "end", cell: (row) => format.dateTime(row.receivedAt) },
                {
                  key: "replay",
                  header: <span className="sr-only">{t("replay")}</span>,
                  action: true,
                  align: "end",
                  cell: (row) =>
                    mayReplay && row.replayable ? (
                      <Button kind="ghost" size="small" onClick={() => setMending(row.id)}>
                        {t("replay")}
                      </Button>
                    ) : null,
                },
              ]}
            />
          </>
        );
      }}
    </QueryView>
  );
}
