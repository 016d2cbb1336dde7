import { Button } from "@arraigo/ui/button";
import { Select } from "@arraigo/ui/select";
import { useTranslations } from "use-intl";
import { type FunnelStepChoice, stepsMax } from "../funnel-steps";
import { useUsageWords } from "../use-usage-words";
import { StepFilter } from "./step-filter";

interface FunnelStepListProps {
  steps: readonly FunnelStepChoice[];
  events: readonly string[];
  onChange: (steps: readonly FunnelStepChoice[]) => void;
}

/** The steps of a funnel, in order: each an event, narrowed by its properties where wanted. */
export function FunnelStepList({ steps, events, onChange }: FunnelStepListProps) {
  const t = useTranslations("telemetry.usage.funnel");
  const words = useUsageWords();
  const named = [...new Set([...events, ...steps.map(({ event }) => event)])]
    .map((event) => ({ event, name: words.event(event) }))
    .sort((one, other) => one.name.localeCompare(other.name));
  const put = (at: number, step: FunnelStepChoice) =>
    onChange(steps.map((each, place) => (place === at ? step : each)));
  const without = (at: number) => steps.filter((_, place) => place !== at);
  const earlier = (at: number) => [
    ...steps.slice(0, at - 1),
    ...steps.slice(at - 1, at + 1).reverse(),
    ...steps.slice(at + 1),
  ];
  return (
    <section aria-label={t("steps")} className="grid gap-2">
      <ol className="grid gap-2">
        {steps.map((step, at) => (
          <li key={at} className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <span className="figures w-4 text-12 text-ink-3" aria-hidden="true">
              {at + 1}
            </span>
            <Select
              aria-label={t("step", { place: at + 1 })}
              value={step.event}
              onChange={(change) => put(at, { event: change.currentTarget.value })}
              className="w-64!"
            >
              {named.map(({ event, name }) => (
                <option key={event} value={event}>
                  {name}
                </option>
              ))}
            </Select>
            <StepFilter step={step} place={at + 1} onChange={(next) => put(at, next)} />
            {at > 0 ? (
              <Button
                kind="ghost"
                size="small"
                aria-label={t("earlier", { place: at + 1 })}
                onClick={() => onChange(earlier(at))}
              >
                ↑
              </Button>
            ) : null}
            {steps.length > 2 ? (
              <Button
                kind="ghost"
                size="small"
                aria-label={t("remove", { place: at + 1 })}
                onClick={() => onChange(without(at))}
              >
                ×
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {steps.length < stepsMax && named[0] ? (
        <div>
          <Button size="small" onClick={() => onChange([...steps, { event: nextEvent(steps, named) }])}>
            {t("add")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** The first event that is no step yet. */
const nextEvent = (steps: readonly FunnelStepChoice[], named: readonly { event: string }[]) =>
  named.find(({ event }) => !steps.some((step) => step.event === event))?.event ?? named[0]?.event ?? "";
