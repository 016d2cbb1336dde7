import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import { MoreButton } from "../more-button";

/** Files brought in before, each with what it added. */
export function HistoryPast({ onOpen }: { onOpen: (uploadId: string) => void }) {
  const t = useTranslations("telemetry.history");
  const format = useFormat();
  const query = useInfiniteQuery(
    trpc.telemetry.history.list.infiniteQueryOptions(
      { limit: 20 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <QueryView query={query} loading={<TableSkeleton rows={3} />}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.uploads);
        if (rows.length === 0) return <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>;
        return (
          <Table
            caption={t("past")}
            rows={rows}
            rowKey={(row) => row.id}
            foot={query.hasNextPage ? <MoreButton query={query} /> : undefined}
            columns={[
              {
                key: "file",
                header: t("file"),
                rowHeader: true,
                cell: (row) => <span className="break-all">{row.fileName}</span>,
              },
              {
                key: "state",
                header: t("state"),
                cell: (row) => (
                  <Tag
                    tone={
                      row.state === "done"
                        ? "brand"
                        : row.state === "failed" || row.state === "paused"
                          ? "amber"
                          : "neutral"
                    }
                  >
                    {t(`states.${row.state}`)}
                  </Tag>
                ),
              },
              {
                key: "stored",
                header: t("stored"),
                align: "end",
                cell: (row) => format.count(row.stored - row.removed),
              },
              { key: "refused", header: t("refusedRows"), align: "end", cell: (row) => format.count(row.refused) },
              { key: "by", header: t("by"), cell: (row) => row.by ?? "–" },
              { key: "when", header: t("when"), align: "end", cell: (row) => format.dateTime(row.createdAt) },
              {
                key: "open",
                header: <span className="sr-only">{t("open")}</span>,
                action: true,
                align: "end",
                cell: (row) =>
                  row.state === "uploading" ? null : (
                    <Button
                      kind="ghost"
                      size="small"
                      aria-label={`${t("open")}: ${row.fileName}`}
                      onClick={() => onOpen(row.id)}
                    >
                      {t("open")}
                    </Button>
                  ),
              },
            ]}
          />
        );
      }}
    </QueryView>
  );
}
