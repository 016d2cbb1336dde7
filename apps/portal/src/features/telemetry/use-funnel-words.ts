import { useTranslations } from "use-intl";
import { useEventProperties } from "../../lib/use-event-properties";
import { type FunnelStepChoice, shownValue } from "./funnel-steps";
import { groupIn } from "./usage-question";
import type { FunnelData, UsageGroupsData } from "./usage-types";
import { useUsageWords } from "./use-usage-words";

interface Asked {
  figures: FunnelData;
  steps: readonly FunnelStepChoice[];
  within: number;
  group: string | undefined;
  groups: UsageGroupsData;
}

/** What a funnel calls its steps, and what its files say of themselves. */
export function useFunnelWords({ figures, steps, within, group, groups }: Asked) {
  const t = useTranslations("telemetry.usage");
  const words = useUsageWords();
  const properties = useEventProperties(steps.flatMap(({ event, filter }) => (filter ? [event] : [])));
  const stepName = (step: FunnelStepChoice | undefined) => {
    if (!step) return "–";
    const where = Object.entries(step.filter ?? {}).map(([name, value]) =>
      t("funnel.where", {
        name: properties.nameOf(step.event, name),
        value: properties.valueOf(step.event, name, value) ?? shownValue(value),
      }),
    );
    return where.length > 0 ? `${words.event(step.event)} (${where.join(", ")})` : words.event(step.event);
  };
  const who = groupIn(group);
  const notesOf = (about: string) => [
    t("funnel.csv", {
      steps: steps.map(stepName).join(" → "),
      window: t("funnel.hours", { hours: within }),
      from: figures.from,
      until: figures.until,
      who: about,
      minimum: figures.minimum,
      at: figures.computedAt,
    }),
  ];
  return {
    stepName,
    notes: notesOf(who ? words.group(groups, who.by, who.key) : t("everybody")),
    /** Of the parts, which are always of everybody. */
    notesOfAll: notesOf(t("everybody")),
  };
}
