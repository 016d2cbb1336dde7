import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { useFetchExport } from "../components/record-list/use-fetch-export";

/** The long lists somebody took out, for the week their files are kept. */
export function ExportsScreen() {
  const t = useTranslations("crm.list.export");
  const format = useFormat();
  const fetching = useFetchExport();
  const query = useQuery({
    ...trpc.crm.exports.list.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some((file) => file.state === "running") ? 3_000 : false),
  });
  const ready = query.data?.filter((file) => file.state === "done").length;
  return (
    <Page
      title={t("files")}
      sentence={
        ready === undefined
          ? undefined
          : t.rich("sentence", { count: ready, em: (chunks: ReactNode) => <em>{chunks}</em> })
      }
      sub={t("kept")}
    >
      <QueryView query={query} loading={<TableSkeleton rows={4} />}>
        {(files) =>
          files.length === 0 ? (
            <NothingYet title={t("none")}>{t("noneWhy")}</NothingYet>
          ) : (
            <Table
              caption={t("files")}
              rows={files}
              rowKey={(file) => file.id}
              columns={[
                {
                  key: "name",
                  header: t("file"),
                  rowHeader: true,
                  cell: (file) => (
                    <>
                      {file.fileName}
                      {file.problem ? <p className="text-ink-2">{file.problem}</p> : null}
                    </>
                  ),
                },
                { key: "at", header: t("when"), cell: (file) => format.ago(file.createdAt) },
                { key: "rows", header: t("rows"), align: "end", cell: (file) => format.count(file.rows) },
                {
                  key: "state",
                  header: t("state"),
                  align: "end",
                  cell: (file) =>
                    file.state === "done" ? (
                      <Button
                        size="small"
                        busy={fetching.isPending && fetching.variables === file.id}
                        onClick={() => fetching.mutate(file.id)}
                      >
                        {t("download")}
                      </Button>
                    ) : (
                      <Tag tone={file.state === "failed" ? "red" : "neutral"}>{t(`states.${file.state}`)}</Tag>
                    ),
                },
              ]}
            />
          )
        }
      </QueryView>
    </Page>
  );
}
