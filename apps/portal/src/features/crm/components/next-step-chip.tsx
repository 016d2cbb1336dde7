import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { cx } from "@arraigo/ui/plain/cx";
import { Popover } from "@arraigo/ui/popover";
import { ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { chipLook } from "./chip-look";

interface NextStepChipProps {
  value: string | null;
  /** Why the date was refused, in the server's words: shown at the date, which opens by itself. */
  error?: string | undefined;
  onChange: (date: string | null) => void;
}

/** When the next step is due: suggested, changed or removed in place. */
export function NextStepChip(props: NextStepChipProps) {
  const t = useTranslations("crm.quick");
  const format = useFormat();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (props.error) setOpen(true);
  }, [props.error]);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          title={props.value ? t("changeDate") : undefined}
          className={cx(
            chipLook,
            !props.value && "bg-sunken! text-ink-2!",
            props.error && "bg-amber-soft! text-amber!",
          )}
        >
          {props.value ? t("nextStep", { date: format.date(props.value) }) : t("addDate")}
          <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
        </button>
      }
    >
      <Field label={t("dateLabel")} error={props.error}>
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
