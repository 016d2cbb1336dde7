import { useTranslations } from "use-intl";
import type { RecordType } from "../record-form/record-fields";

/** Records a change of many left as they were: so already, or not the person's to change. */
interface Left {
  same: number;
  outOfReach: number;
}

/** What a change of many left as it was and why, in sentences: what was so already is never said to be forbidden. */
export function useSaidLeft(type: RecordType) {
  const t = useTranslations("crm.list.bulk");
  const words = useTranslations(`crm.list.${type}`);
  return ({ same, outOfReach }: Left, act: "edit" | "reassign" | "move" | "any"): string[] => [
    ...(same > 0 ? [t("same", { count: same, what: words("some", { count: same }), act })] : []),
    ...(outOfReach > 0 ? [t("outOfReach", { count: outOfReach, what: words("some", { count: outOfReach }) })] : []),
  ];
}
