import { HabitDots, type HabitWeek } from "@arraigo/ui/habit-dots";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { HabitData } from "../types";

const looks = (period: HabitData["periods"][number]): HabitWeek => {
  if (!period.expected) return "away";
  if (period.met) return "kept";
  return period.count > 0 ? "some" : "none";
};

/** One habit: where it stands, its last twelve periods as dots, the running one, and what is in it for the person. */
export function HabitRow({ habit, withBenefit }: { habit: HabitData; withBenefit?: boolean }) {
  const t = useTranslations("adoption.mine");
  const states = useTranslations("adoption.states");
  const format = useFormat();
  const weeks = habit.periods.map(looks);
  const running = t("running", { count: habit.running.count, target: habit.targetCount, cadence: habit.cadence });
  return (
    <li className="grid gap-2 border-b py-3.5 first:pt-1 last:border-0 last:pb-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <span className="min-w-0 font-medium">{habit.name}</span>
        <span className="flex items-baseline gap-2 text-12 text-ink-3">
          {habit.since && habit.state === "adopted" ? t("since", { day: format.date(habit.since) }) : null}
          <Tag tone={habit.state === "adopted" ? "brand" : habit.state === "lapsed" ? "amber" : "neutral"}>
            {states(habit.state)}
          </Tag>
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {weeks.length > 0 ? (
          <HabitDots
            weeks={weeks}
            label={t("dots", {
              count: weeks.length,
              kept: weeks.filter((week) => week === "kept").length,
              away: weeks.filter((week) => week === "away").length,
            })}
          />
        ) : null}
        <span className="flex min-w-40 flex-1 items-center gap-2.5">
          <span className="w-20 shrink-0">
            <ProgressBar value={habit.running.count / habit.targetCount} label={habit.name} valueText={running} thin />
          </span>
          <span className="figures text-12 text-ink-2">{running}</span>
        </span>
      </div>
      {withBenefit && habit.benefit ? <p className="max-w-[64ch] text-ink-2">{habit.benefit}</p> : null}
    </li>
  );
}
