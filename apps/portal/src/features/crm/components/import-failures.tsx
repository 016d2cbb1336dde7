import { Table } from "@arraigo/ui/table";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";

interface Failure {
  line: number;
  reason: string;
  cells: readonly string[];
}

/** The rows that stay out: where they stand in the file, and why. */
export function ImportFailures({ failures, take }: { failures: readonly Failure[]; take?: string | undefined }) {
  const t = useTranslations("crm.import");
  const format = useFormat();
  if (failures.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-14 font-semibold">{t("failures")}</h2>
      {take ? <p className="text-ink-2">{take}</p> : null}
      <Table
        caption={t("failures")}
        rows={failures}
        rowKey={(failure) => `${failure.line} ${failure.reason}`}
        columns={[
          {
            key: "line",
            header: t("line"),
            rowHeader: true,
            width: "90px",
            cell: (failure) => <span className="figures">{format.count(failure.line)}</span>,
          },
          { key: "reason", header: t("reason"), cell: (failure) => failure.reason },
          {
            key: "row",
            header: t("row"),
            cell: (failure) => (
              <span className="line-clamp-1 break-all text-ink-3">{failure.cells.filter(Boolean).join(" · ")}</span>
            ),
          },
        ]}
      />
    </section>
  );
}
