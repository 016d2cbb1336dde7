import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { EntryDetails } from "../components/entry-details";
import { EntrySubjects } from "../components/entry-subjects";

/** Who did what, newest first. */
export function AuditScreen() {
  const t = useTranslations("directory.audit");
  const format = useFormat();
  const query = useInfiniteQuery(
    trpc.directory.audit.list.infiniteQueryOptions(
      { limit: 100 },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  return (
    <Page wide title={t("title")} sentence={t.rich("sentence", { em: (chunks) => <em>{chunks}</em> })}>
      <QueryView query={query} loading={<TableSkeleton rows={14} />}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.entries);
          if (rows.length === 0) return <NothingYet title={t("none")}>{t("noneWhy")}</NothingYet>;
          return (
            <>
              <Table
                caption={t("caption")}
                rows={rows}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: "what",
                    header: t("what"),
                    rowHeader: true,
                    cell: (row) => (
                      <span className="block py-1.5 max-sm:py-0">
                        {row.what}
                        <EntryDetails action={row.action} details={row.details} />
                      </span>
                    ),
                  },
                  { key: "actor", header: t("actor"), cell: (row) => row.actor ?? t("system") },
                  { key: "subject", header: t("subject"), cell: (row) => <EntrySubjects entry={row} /> },
                  { key: "at", header: t("at"), align: "end", cell: (row) => format.dateTime(row.at) },
                ]}
              />
              {query.hasNextPage ? (
                <Button
                  className="justify-self-center"
                  busy={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t("more")}
                </Button>
              ) : null}
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
