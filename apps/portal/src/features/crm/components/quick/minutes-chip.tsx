import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { cx } from "@arraigo/ui/plain/cx";
import { Popover } from "@arraigo/ui/popover";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { chipLook } from "../chip-look";

const usual = [5, 10, 15, 30, 60] as const;

/** How long it took, in one press. */
export function MinutesChip(props: {
  value: number | undefined;
  wanted: boolean;
  onChange: (minutes: number | undefined) => void;
}) {
  const t = useTranslations("crm.tasks");
  const [open, setOpen] = useState(false);
  const said = props.value !== undefined;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t("howLong")}
      trigger={
        <button
          type="button"
          className={cx(
            chipLook,
            !said && "bg-sunken! text-ink-2!",
            !said && props.wanted && "bg-amber-soft! text-amber!",
          )}
        >
          {said ? t("minutes", { minutes: props.value ?? 0 }) : t("howLongShort")}
          <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
        </button>
      }
    >
      <span className="mb-2 flex flex-wrap gap-1.5">
        {usual.map((minutes) => (
          <Button
            key={minutes}
            size="small"
            onClick={() => {
              props.onChange(minutes);
              setOpen(false);
            }}
          >
            {t("minutes", { minutes })}
          </Button>
        ))}
      </span>
      <Field label={t("minutesLabel")}>
        <Input
          type="number"
          min={0}
          max={1440}
          inputMode="numeric"
          value={props.value ?? ""}
          onChange={(event) =>
            props.onChange(event.currentTarget.value === "" ? undefined : Number(event.currentTarget.value))
          }
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            setOpen(false);
          }}
        />
      </Field>
    </Popover>
  );
}
