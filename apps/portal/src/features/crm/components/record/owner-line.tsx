import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { type PageRecord, textOf } from "./page-record";

/** The line below a record's name: what it is, whose it is, when it was last touched. */
export function useOwnerLine(): (record: PageRecord, parts?: readonly (string | null | undefined)[]) => string {
  const t = useTranslations("crm.page");
  const format = useFormat();
  return (record, parts = []) => {
    const touched = textOf(record.values.lastActivityAt);
    return [
      ...parts,
      record.ownerName ? t("ownedBy", { owner: record.ownerName }) : t("unowned"),
      touched ? t("touched", { ago: format.ago(touched) }) : null,
    ]
      .filter(Boolean)
      .join(" · ");
  };
}
