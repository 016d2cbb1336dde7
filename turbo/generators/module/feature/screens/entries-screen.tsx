import { NothingYet } from "@arraigo/ui/empty-state";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";

/** Every entry, by name. */
export function EntriesScreen() {
  const t = useTranslations("__id__.entries");
  const format = useFormatter();
  const entries = useQuery(trpc.__id__.list.queryOptions());
  return (
    <Page title={t("title")}>
      <QueryView query={entries} loading={<CardSkeleton />}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingYet title={t("none")}>{t("noneWhy")}</NothingYet>
          ) : (
            <Table
              caption={t("title")}
              columns={[
                { key: "name", header: t("name"), cell: (row) => row.name, rowHeader: true },
                {
                  key: "added",
                  header: t("added"),
                  cell: (row) => format.dateTime(new Date(row.addedAt), { dateStyle: "medium" }),
                },
              ]}
              rows={rows}
              rowKey={(row) => row.id}
            />
          )
        }
      </QueryView>
    </Page>
  );
}
