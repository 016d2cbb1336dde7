import { Button } from "@arraigo/ui/button";
import { Sheet } from "@arraigo/ui/sheet";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import { MoreButton } from "../more-button";

interface PullFilesSheetProps {
  source: { id: string; name: string };
  onOpen: (fileId: string) => void;
  onClose: () => void;
}

/** The files of one source: what each brought, or why it was not read. Opened, one is an upload like any other. */
export function PullFilesSheet({ source, onOpen, onClose }: PullFilesSheetProps) {
  const t = useTranslations("telemetry.pull");
  const states = useTranslations("telemetry.history.states");
  const format = useFormat();
  const query = useInfiniteQuery(
    trpc.telemetry.pull.files.infiniteQueryOptions(
      { sourceId: source.id, limit: 20 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: 5_000 },
    ),
  );
  return (
    <Sheet open onOpenChange={onClose} title={t("filesTitle", { name: source.name })} description={t("filesWhy")}>
      <QueryView query={query} loading={<TableSkeleton rows={4} />}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.files);
          if (rows.length === 0) return <p className="text-12 text-ink-3">{t("noFiles")}</p>;
          return (
            <Table
              caption={t("filesTitle", { name: source.name })}
              rows={rows}
              rowKey={(row) => row.id}
              foot={query.hasNextPage ? <MoreButton query={query} /> : undefined}
              columns={[
                {
                  key: "path",
                  header: t("path"),
                  rowHeader: true,
                  cell: (row) => (
                    <>
                      <span className="break-all">{row.path}</span>
                      <span className="block text-12 font-normal text-ink-2">
                        {row.state ? `${states(row.state)} · ` : ""}
                        {row.replaced ? `${t("replaced")} · ` : ""}
                        {format.dateTime(row.readAt)}
                      </span>
                      {row.problem ? (
                        <span className="block text-12 font-normal text-amber">{t(`problems.${row.problem}`)}</span>
                      ) : null}
                    </>
                  ),
                },
                { key: "stored", header: t("stored"), align: "end", cell: (row) => format.count(row.stored) },
                { key: "refused", header: t("refused"), align: "end", cell: (row) => format.count(row.refused) },
                { key: "passed", header: t("passedOver"), align: "end", cell: (row) => format.count(row.passedOver) },
                {
                  key: "open",
                  header: <span className="sr-only">{t("open")}</span>,
                  action: true,
                  align: "end",
                  cell: (row) =>
                    row.state ? (
                      <Button
                        kind="ghost"
                        size="small"
                        aria-label={`${t("open")}: ${row.path}`}
                        onClick={() => onOpen(row.id)}
                      >
                        {t("open")}
                      </Button>
                    ) : null,
                },
              ]}
            />
          );
        }}
      </QueryView>
    </Sheet>
  );
}
