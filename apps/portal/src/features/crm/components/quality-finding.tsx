import { Button } from "@arraigo/ui/button";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useWords, wordsAt } from "../../../lib/messages";
import { paths } from "../../../lib/paths";
import type { Finding, WorstRow } from "../insight-types";
import { pathOf } from "./record-list/record-cell";

/** What a field is called, the organisation's own included. */
export function useFieldName(labels: Readonly<Record<string, string>> = {}) {
  const words = useWords();
  return (key: string) => labels[key] ?? wordsAt(words, `crm.fields.${key}`) ?? key;
}

/** A finding in words. */
export function FindingText({ row, finding }: { row: WorstRow; finding: Finding }) {
  const t = useTranslations("crm.quality");
  const format = useFormat();
  const nameOf = useFieldName(row.labels);
  switch (finding.part) {
    case "completeness":
      return t("missing", { field: format.either(finding.fields.map(nameOf)) });
    case "validity":
      return t("wrong", { field: format.list(finding.fields.map(nameOf)) });
    case "freshness":
      return t("stale", { days: finding.days });
    case "uniqueness":
      return t("duplicate", { name: finding.with?.name ?? "", percent: format.percent(finding.with?.score) });
    case "ownership":
      return t(finding.because === "left" ? "left" : "unowned");
  }
}

/** The one click that mends a finding: its field's editor, the pair to compare, or the record's page. */
export function FindingAction(props: { row: WorstRow; finding: Finding; onFix: () => void }) {
  const t = useTranslations("crm.quality");
  const { row, finding } = props;
  const look = linkButtonLook("default", "small");
  if (finding.part === "uniqueness")
    return (
      <Link to={paths.crm.duplicates} className={look}>
        {t("compare")}
      </Link>
    );
  if (finding.part === "freshness" || !row.mayWrite)
    return (
      <Link to={pathOf[row.type](row.id)} className={look}>
        {t("log")}
      </Link>
    );
  if (finding.part === "ownership")
    return (
      <Link to={pathOf[row.type](row.id)} className={look}>
        {t("claim")}
      </Link>
    );
  return (
    <Button size="small" onClick={props.onFix}>
      {t(finding.part === "validity" ? "correct" : "fix")}
    </Button>
  );
}
