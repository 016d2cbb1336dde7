import { Button } from "@arraigo/ui/button";
import { cx } from "@arraigo/ui/cx";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Popover } from "@arraigo/ui/popover";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { chipLook } from "./chip-look";

/** When the next step is due: suggested, changed or removed in place. */
export function NextStepChip(props: { value: string | null; onChange: (date: string | null) => void }) {
  const t = useTranslations("crm.quick");
  const format = useFormat();
  return (
    <Popover
      trigger={
        <button type="button" className={props.value ? chipLook : cx(chipLook, "bg-sunken! text-ink-2!")}>
          {props.value ? t("nextStep", { date: format.date(props.value) }) : t("addDate")}
        </button>
      }
    >
      <Field label={t("dateLabel")}>
        <Input
          type="date"
          value={props.value ?? ""}
          onChange={(event) => props.onChange(event.currentTarget.value || null)}
        />
      </Field>
      {props.value ? (
        <Button size="small" kind="ghost" className="mt-2" onClick={() => props.onChange(null)}>
          {t("removeDate")}
        </Button>
      ) : null}
    </Popover>
  );
}
