import type { ListOwner } from "@arraigo/crm/list-fields";
import { Segmented } from "@arraigo/ui/segmented";
import { useTranslations } from "use-intl";
import { useSession } from "../../../../lib/session";

/** Whose records. The team is offered to those who have one. */
export function OwnerChoice(props: { value: ListOwner; onChange: (owner: ListOwner) => void }) {
  const t = useTranslations("crm.list.owners");
  const manages = useSession().roles.includes("people_manager");
  const choices: readonly ListOwner[] = manages ? ["mine", "team", "all", "unowned"] : ["mine", "all", "unowned"];
  return (
    <Segmented
      label={t("label")}
      value={props.value}
      choices={choices.map((value) => ({ value, label: t(value) }))}
      onChange={props.onChange}
    />
  );
}
