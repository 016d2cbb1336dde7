import { DateField } from "@arraigo/ui/date-field";
import { Field } from "@arraigo/ui/field";
import { cx } from "@arraigo/ui/plain/cx";
import { Popover } from "@arraigo/ui/popover";
import { ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { chipLook } from "../chip-look";
import { dayFromNow } from "../tasks/day-from-now";

/** For which day something is planned; opens by itself where none was named. */
export function DayChip(props: {
  value: string | null;
  time: string | null;
  error: string | undefined;
  onChange: (day: string | null) => void;
}) {
  const t = useTranslations("crm.quick");
  const tasks = useTranslations("crm.tasks");
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
          className={cx(chipLook, (!props.value || props.error) && "bg-amber-soft! text-amber!")}
          title={t("changeDay")}
        >
          {props.value ? `${format.date(props.value)}${props.time ? ` ${props.time}` : ""}` : t("whichDay")}
          <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
        </button>
      }
    >
      <Field label={tasks("day")} error={props.error}>
        <DateField
          value={props.value ?? ""}
          onChange={(day) => props.onChange(day || null)}
          quick={[
            { label: tasks("today"), day: dayFromNow(0) },
            { label: tasks("tomorrow"), day: dayFromNow(1) },
            { label: tasks("nextWeek"), day: dayFromNow(7) },
          ]}
        />
      </Field>
    </Popover>
  );
}
