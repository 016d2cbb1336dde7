import { Button } from "@arraigo/ui/button";
import { Select } from "@arraigo/ui/select";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type FunnelStepChoice, stepsMax } from "../funnel-steps";
import { useUsageWords } from "../use-usage-words";
import { StepFilter } from "./step-filter";

interface FunnelStepListProps {
  steps: readonly FunnelStepChoice[];
  events: readonly string[];
  onChange: (steps: readonly FunnelStepChoice[]) => void;
}

/** The steps of a funnel, in order: each an event, narrowed by its properties where wanted. A new one is a step once its event is chosen. */
export function FunnelStepList({ steps, events, onChange }: FunnelStepListProps) {
  const t = useTranslations("telemetry.usage.funnel");
  const words = useUsageWords();
  const [adding, setAdding] = useState(false);
  const open = useRef<HTMLSelectElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const named = [...new Set([...events, ...steps.map(({ event }) => event)])]
    .map((event) => ({ event, name: words.event(event) }))
    .sort((one, other) => one.name.localeCompare(other.name));
  const put = (at: number, step: FunnelStepChoice) =>
    onChange(at < steps.length ? steps.map((each, place) => (place === at ? step : each)) : [...steps, step]);
  const without = (at: number) => steps.filter((_, place) => place !== at);
  const earlier = (at: number) => [
    ...steps.slice(0, at - 1),
    ...steps.slice(at - 1, at + 1).reverse(),
    ...steps.slice(at + 1),
  ];
  const choose = (at: number, event: string) => {
    if (!event) return;
    if (at >= steps.length) setAdding(false);
    put(at, { event });
  };
  const drop = () => {
    setAdding(false);
    add.current?.focus();
  };
  const shown: readonly (FunnelStepChoice | undefined)[] = adding ? [...steps, undefined] : steps;
  return (
    <section aria-label={t("steps")} className="grid gap-2">
      <ol className="grid gap-2">
        {shown.map((step, at) => (
          <li key={at} className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <span className="figures w-4 text-12 text-ink-3" aria-hidden="true">
              {at + 1}
            </span>
            <Select
              aria-label={t("step", { place: at + 1 })}
              ref={step ? undefined : open}
              autoFocus={!step}
              value={step?.event ?? ""}
              onChange={(change) => choose(at, change.currentTarget.value)}
              className="w-64!"
            >
              {step ? null : <option value="">{t("chooseEvent")}</option>}
              {named.map(({ event, name }) => (
                <option key={event} value={event}>
                  {name}
                </option>
              ))}
            </Select>
            {step ? <StepFilter step={step} place={at + 1} onChange={(next) => put(at, next)} /> : null}
            {step && at > 0 ? (
              <Button
                kind="ghost"
                size="small"
                aria-label={t("earlier", { place: at + 1 })}
                onClick={() => onChange(earlier(at))}
              >
                ↑
              </Button>
            ) : null}
            {!step || steps.length > 2 ? (
              <Button
                kind="ghost"
                size="small"
                aria-label={t("remove", { place: at + 1 })}
                onClick={() => (step ? onChange(without(at)) : drop())}
              >
                ×
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {steps.length < stepsMax && named[0] ? (
        <div>
          <Button ref={add} size="small" onClick={() => (adding ? open.current?.focus() : setAdding(true))}>
            {t("add")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
