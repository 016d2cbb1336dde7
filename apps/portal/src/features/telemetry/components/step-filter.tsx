import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Popover } from "@arraigo/ui/popover";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { type FunnelStepChoice, shownValue, valueIn } from "../funnel-steps";

interface StepFilterProps {
  step: FunnelStepChoice;
  place: number;
  onChange: (step: FunnelStepChoice) => void;
}

/** Narrows a step by what its event was sent with: all of it has to hold. */
export function StepFilter({ step, place, onChange }: StepFilterProps) {
  const t = useTranslations("telemetry.usage.funnel");
  const [property, setProperty] = useState("");
  const [value, setValue] = useState("");
  const filter = Object.entries(step.filter ?? {});
  const keep = (entries: typeof filter) =>
    onChange({ event: step.event, ...(entries.length > 0 ? { filter: Object.fromEntries(entries) } : {}) });
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!property.trim() || !value) return;
    keep([...filter.filter(([name]) => name !== property.trim()), [property.trim(), valueIn(value)]]);
    setProperty("");
    setValue("");
  };
  return (
    <Popover
      title={t("filterLabel", { place })}
      trigger={
        <Button kind="ghost" size="small">
          {t("filter", { count: filter.length })}
        </Button>
      }
    >
      <form className="grid gap-2" onSubmit={add}>
        {filter.map(([name, known]) => (
          <p key={name} className="flex items-center gap-1.5">
            <span className="min-w-0 flex-1">{t("where", { name, value: shownValue(known) })}</span>
            <Button
              kind="ghost"
              size="small"
              aria-label={t("removeFilter", { name })}
              onClick={() => keep(filter.filter(([each]) => each !== name))}
            >
              ×
            </Button>
          </p>
        ))}
        <Field label={t("property")}>
          <Input value={property} maxLength={100} onChange={(change) => setProperty(change.currentTarget.value)} />
        </Field>
        <Field label={t("value")} hint={t("valueHint")}>
          <Input value={value} maxLength={200} onChange={(change) => setValue(change.currentTarget.value)} />
        </Field>
        <div>
          <Button size="small" type="submit">
            {t("addFilter")}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
