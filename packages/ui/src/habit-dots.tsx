import { cx } from "./cx";

/** `kept`: at the target; `some`: begun; `none`: nothing; `away`: absent or not expected, which is not a miss. */
export type HabitWeek = "kept" | "some" | "none" | "away";

const looks: Record<HabitWeek, string> = {
  kept: "bg-heat-5",
  some: "bg-heat-2 inset-hairline",
  none: "bg-sunken inset-hairline",
  away: "hatched inset-hairline",
};

/** Twelve weeks of one habit, oldest first. For the person alone: nobody sees a ranking. Without a label it is decoration. */
export function HabitDots(props: { weeks: readonly HabitWeek[]; label?: string }) {
  const named = props.label
    ? ({ role: "img", "aria-label": props.label } as const)
    : ({ "aria-hidden": true } as const);
  return (
    <span {...named} className="inline-flex gap-[3px]">
      {props.weeks.map((week, index) => (
        <i key={index} className={cx("size-[11px] rounded-[3px]", looks[week])} />
      ))}
    </span>
  );
}
