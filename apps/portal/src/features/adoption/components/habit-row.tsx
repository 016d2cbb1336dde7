import { HabitDots, type HabitWeek } from "@arraigo/ui/habit-dots";
import { cx } from "@arraigo/ui/plain/cx";
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
export function HabitRow({
  habit,
  withBenefit,
  compact,
}: {
  habit: HabitData;
  withBenefit?: boolean;
  /** For a narrow card: name and state, dots and the running count, two lines. */
  compact?: boolean;
}) {
  const t = useTranslations("adoption.mine");
  const states = useTranslations("adoption.states");
  const format = useFormat();
  const weeks = habit.periods.map(looks);
  const { running, targetCount: target, cadence } = habit;
  // More than is asked is no part of it: "8 of 4" would read like a mistake.
  const asked = { count: running.count, target, cadence, over: running.count > target ? "yes" : "no" };
  return (
    <li className={cx("grid border-b first:pt-1 last:border-0 last:pb-1", compact ? "gap-1 py-2.5" : "gap-2 py-3.5")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <span className="min-w-0 font-medium">{habit.name}</span>
        <span className="flex items-baseline gap-2 text-12 text-ink-3">
          {habit.since && habit.state === "adopted" && !compact ? t("since", { day: format.date(habit.since) }) : null}
          <Tag tone={habit.state === "adopted" ? "brand" : habit.state === "lapsed" ? "amber" : "neutral"}>
            {states(habit.state)}
          </Tag>
        </span>
      </div>
      <div className={cx("flex flex-wrap items-center gap-y-2", compact ? "justify-between gap-x-3" : "gap-x-5")}>
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
        {compact ? (
          <span className="figures text-12 text-ink-3">{t("runningShort", asked)}</span>
        ) : (
          <span className="flex min-w-40 flex-1 items-center gap-2.5">
            <span className="w-20 shrink-0">
              <ProgressBar value={running.count / target} label={habit.name} valueText={t("running", asked)} thin />
            </span>
            <span className="figures text-12 text-ink-2">{t("running", asked)}</span>
          </span>
        )}
      </div>
      {withBenefit && habit.benefit ? <p className="max-w-[64ch] text-ink-2">{habit.benefit}</p> : null}
    </li>
  );
}
