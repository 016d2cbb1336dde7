import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Popover } from "@arraigo/ui/popover";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { PropertyField, PropertyValueField } from "../../../lib/property-fields";
import { useEventProperties } from "../../../lib/use-event-properties";
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
  const properties = useEventProperties([step.event]);
  const known = properties.of(step.event);
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
        {filter.map(([name, one]) => (
          <p key={name} className="flex items-center gap-1.5">
            <span className="min-w-0 flex-1">
              {t("where", {
                name: properties.nameOf(step.event, name),
                value: properties.valueOf(step.event, name, one) ?? shownValue(one),
              })}
            </span>
            <Button
              kind="ghost"
              size="small"
              aria-label={t("removeFilter", { name: properties.nameOf(step.event, name) })}
              onClick={() => keep(filter.filter(([each]) => each !== name))}
            >
              ×
            </Button>
          </p>
        ))}
        <Field label={t("property")}>
          <PropertyField
            known={known}
            value={property}
            onChange={(next) => {
              setProperty(next);
              if (known.length > 0) setValue("");
            }}
          />
        </Field>
        <Field label={t("value")} hint={known.length === 0 ? t("valueHint") : undefined}>
          <PropertyValueField known={known} property={property} value={value} onChange={setValue} />
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
