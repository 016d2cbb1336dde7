import { Segmented } from "@arraigo/ui/segmented";
import { useTranslations } from "use-intl";
import { useSession } from "../../../../lib/session";
import type { OwnerChoice as Choice } from "./list-procedures";

/** Whose records. The team is offered to those who have one. */
export function OwnerChoice(props: { value: Choice; onChange: (owner: Choice) => void }) {
  const t = useTranslations("crm.list.owners");
  const manages = useSession().roles.includes("people_manager");
  const choices: readonly Choice[] = manages ? ["mine", "team", "all", "unowned"] : ["mine", "all", "unowned"];
  return (
    <Segmented
      label={t("label")}
      value={props.value}
      choices={choices.map((value) => ({ value, label: t(value) }))}
      onChange={props.onChange}
    />
  );
}
