import { Button } from "@arraigo/ui/button";
import { useTranslations } from "use-intl";

/** "Edit" beside what it edits; read out with its name, as there are many on a page. */
export function EditButton(props: { name: string; onClick: () => void }) {
  const t = useTranslations("change.rollout");
  return (
    <Button
      kind="ghost"
      size="small"
      className="-my-1"
      aria-label={t("editWhat", { name: props.name })}
      onClick={props.onClick}
    >
      {t("edit")}
    </Button>
  );
}
