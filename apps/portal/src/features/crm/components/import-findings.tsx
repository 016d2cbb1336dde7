import { Table } from "@arraigo/ui/table";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";

interface Finding {
  line: number;
  reason: string;
  cells: readonly string[];
}

interface ImportFindingsProps {
  title: string;
  findings: readonly Finding[];
  /** How many there are in all, where more than are shown. */
  all?: number;
}

/** Rows that stay out or want a look: where they stand in the file, and why. */
export function ImportFindings({ title, findings, all = 0 }: ImportFindingsProps) {
  const t = useTranslations("crm.import");
  const format = useFormat();
  if (findings.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-14 font-semibold">{title}</h2>
      {all > findings.length ? <p className="text-ink-2">{t("findingsFirst", { count: findings.length })}</p> : null}
      <Table
        caption={title}
        rows={findings}
        rowKey={(finding) => `${finding.line} ${finding.reason}`}
        columns={[
          {
            key: "line",
            header: t("line"),
            rowHeader: true,
            width: "80px",
            cell: (finding) => <span className="figures">{finding.line > 0 ? format.count(finding.line) : "–"}</span>,
          },
          { key: "reason", header: t("reason"), cell: (finding) => finding.reason },
          {
            key: "row",
            header: t("row"),
            cell: (finding) => (
              <span className="line-clamp-2 wrap-anywhere text-ink-3">{finding.cells.filter(Boolean).join(" · ")}</span>
            ),
          },
        ]}
      />
    </section>
  );
}
