import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { useDecideName } from "../use-decide-name";
import { MoreButton } from "./more-button";

/** What was decided about names, by whom, and the way back. */
export function DecidedNames() {
  const t = useTranslations("telemetry.names");
  const format = useFormat();
  const mayMap = useCan()("telemetry.name.map");
  const { unmap } = useDecideName();
  const query = useInfiniteQuery(
    trpc.telemetry.names.decided.infiniteQueryOptions(
      { limit: 30 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <QueryView query={query} loading={<TableSkeleton rows={5} />}>
      {(data) => {
        const names = data.pages.flatMap((page) => page.names);
        if (names.length === 0) return <NothingYet title={t("noDecidedTitle")}>{t("noDecided")}</NothingYet>;
        return (
          <Table
            caption={t("name")}
            rows={names}
            rowKey={(name) => name.userRef}
            foot={query.hasNextPage ? <MoreButton query={query} /> : undefined}
            columns={[
              {
                key: "name",
                header: t("name"),
                rowHeader: true,
                cell: (name) => <span className="break-all">{name.userRef}</span>,
              },
              { key: "person", header: t("standsFor"), cell: (name) => name.person?.name ?? t("outsideDirectory") },
              { key: "by", header: t("decidedBy"), cell: (name) => name.decidedBy ?? t("system") },
              { key: "at", header: t("decidedAt"), align: "end", cell: (name) => format.dateTime(name.decidedAt) },
              {
                key: "undo",
                header: <span className="sr-only">{t("undo")}</span>,
                action: true,
                align: "end",
                cell: (name) =>
                  mayMap ? (
                    <Button
                      size="small"
                      kind="ghost"
                      aria-label={t("undoFor", { name: name.userRef })}
                      onClick={() => unmap.mutate({ userRef: name.userRef })}
                    >
                      {t("undo")}
                    </Button>
                  ) : null,
              },
            ]}
          />
        );
      }}
    </QueryView>
  );
}
