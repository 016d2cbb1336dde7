import { Segmented } from "@arraigo/ui/segmented";
import { useTranslations } from "use-intl";
import { useSession } from "../../../lib/session";

type Owner = "mine" | "team" | "all";

/** Whose records: the team is offered to those who have one. */
export function OwnerFilter(props: { value: Owner; onChange: (owner: Owner) => void }) {
  const t = useTranslations("crm.owner");
  const manages = useSession().roles.includes("people_manager");
  const choices: Owner[] = manages ? ["mine", "team", "all"] : ["mine", "all"];
  return (
    <Segmented
      label={t("label")}
      value={props.value}
      choices={choices.map((value) => ({ value, label: t(value) }))}
      onChange={props.onChange}
    />
  );
}
