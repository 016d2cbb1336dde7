import { useTranslations } from "use-intl";
import { useWords, wordsAt } from "../../../../lib/messages";
import type { RecordType } from "../record-form/record-fields";
import type { PastRow } from "./past-types";

const saidOf = { edit: "changed", reassign: "handed", delete: "removed" } as const;

/** What was done, in a line: "12 accounts changed". */
export function usePastTitle(): (row: PastRow) => string {
  const t = useTranslations("crm.runs");
  const lists = useTranslations("crm.list");
  const some = (type: RecordType | null, count: number) =>
    type ? lists(`${type}.some`, { count }) : lists("run.records", { count });
  return (row) => {
    const count = row.records;
    const underWay = row.state === "running" || row.state === "paused";
    if (row.kind === "import") {
      const brought = underWay ? (row.progress?.total ?? 0) : count;
      // Of what files bring in, only activities are in no list of records.
      const what = row.recordType ? some(row.recordType, brought) : t("importedActivities", { count: brought });
      return t("imported", { what, file: row.fileName ?? "" });
    }
    if (underWay) return t("underWay", { what: some(row.recordType, row.progress?.total ?? count) });
    if (row.kind === "merge")
      return row.into ? t("merged", { count, name: row.into.name }) : t("mergedUnnamed", { count });
    if (row.kind === "handover" || !row.recordType) return t("handedWork", { count });
    return lists(`${row.recordType}.${saidOf[row.kind]}`, { count });
  };
}

/** The type's own word for its list: "Accounts". */
export function useTypeWord(): (type: RecordType) => string {
  const words = useWords();
  return (type) => wordsAt(words, `crm.list.${type}.title`) ?? type;
}
