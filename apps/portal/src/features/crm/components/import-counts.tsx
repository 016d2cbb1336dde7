import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";

interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  accountsCreated: number;
}

/** What an import does or did, in four figures; they add up to the file's rows. */
export function ImportCounts({ counts, label }: { counts: Counts; label: string }) {
  const t = useTranslations("crm.import");
  const format = useFormat();
  return (
    <KpiStrip label={label}>
      <Kpi
        label={t("created")}
        value={format.count(counts.created)}
        note={counts.accountsCreated > 0 ? `${t("accounts")}: ${format.count(counts.accountsCreated)}` : undefined}
      />
      <Kpi label={t("updated")} value={format.count(counts.updated)} />
      <Kpi label={t("unchanged")} value={format.count(counts.unchanged)} />
      <Kpi label={t("failed")} value={format.count(counts.failed)} />
    </KpiStrip>
  );
}
