import type { TodayItem } from "../lib/feature";

/**
 * One list of what every module wants done: what is overdue, then what is for today or has no date, then what comes later. Within
 * each, a module's items keep the order it gave them: only it knows that a critical case comes before what is merely due.
 * `daysUntil` counts calendar days from the person's today.
 */
export function mergeToday(
  sources: readonly (readonly TodayItem[])[],
  daysUntil: (day: string) => number,
): readonly TodayItem[] {
  const bandOf = ({ overdue, dueAt }: TodayItem) => {
    if (overdue) return 0;
    return dueAt === undefined || daysUntil(dueAt) <= 0 ? 1 : 2;
  };
  return sources.flat().sort((one, other) => bandOf(one) - bandOf(other));
}
