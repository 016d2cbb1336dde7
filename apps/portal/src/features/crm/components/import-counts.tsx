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
  contactsCreated: number;
  lookalikes: number;
  incomplete: number;
  nonConforming: number;
  optOuts?: number | undefined;
  gateRefused?: number | undefined;
}

/** What an import does or did, in four figures that add up to the file's rows; what wants a look is said below them. */
export function ImportCounts({ counts, label }: { counts: Counts; label: string }) {
  const t = useTranslations("crm.import");
  const format = useFormat();
  const { accountsCreated: accounts, contactsCreated: contacts } = counts;
  const notes = [
    ...(counts.lookalikes > 0 ? [t("lookalikesNote", { count: counts.lookalikes })] : []),
    ...(counts.incomplete > 0 ? [t("incompleteNote", { count: counts.incomplete })] : []),
    ...(counts.gateRefused ? [t("gateRefusedNote", { count: counts.gateRefused })] : []),
    ...(counts.nonConforming > 0 ? [t("gateNote", { count: counts.nonConforming })] : []),
    ...(counts.optOuts ? [t("optOutsNote", { count: counts.optOuts })] : []),
  ];
  return (
    <div className="grid gap-2">
      <KpiStrip label={label}>
        <Kpi
          label={t("created")}
          value={format.count(counts.created)}
          note={
            accounts + contacts > 0
              ? t("related", { accounts, contacts, both: accounts > 0 && contacts > 0 ? "yes" : "no" })
              : undefined
          }
        />
        <Kpi label={t("updated")} value={format.count(counts.updated)} />
        <Kpi label={t("unchanged")} value={format.count(counts.unchanged)} />
        <Kpi label={t("failed")} value={format.count(counts.failed)} />
      </KpiStrip>
      {notes.length > 0 ? <p className="figures text-ink-2">{notes.join(" · ")}</p> : null}
    </div>
  );
}
