import { Card } from "@arraigo/ui/card";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import type { Policy } from "./policy";

/** What the last seven nights let go of. */
export function LastNights({ policy }: { policy: Policy }) {
  const t = useTranslations("telemetry.keeping");
  const format = useFormat();
  const query = useQuery(trpc.telemetry.retention.preview.queryOptions(policy));
  return (
    <QueryView query={query} loading={<TableSkeleton rows={3} />} failed={t("failed")}>
      {({ runs }) =>
        runs.length === 0 ? (
          <Card title={t("nights")} take={t("noNights")} />
        ) : (
          <Card title={t("nights")} flush>
            <Table
              caption={t("nights")}
              rows={runs}
              rowKey={(run) => run.ranAt}
              columns={[
                { key: "night", header: t("night"), rowHeader: true, cell: (run) => format.dateTime(run.ranAt) },
                { key: "events", header: t("letGoEvents"), align: "end", cell: (run) => format.count(run.rawEvents) },
                { key: "sums", header: t("letGoSums"), align: "end", cell: (run) => format.count(run.personSums) },
              ]}
            />
          </Card>
        )
      }
    </QueryView>
  );
}
