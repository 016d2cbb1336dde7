import { addDays, earliestOf, type LocalDate, periodOn } from "@arraigo/platform/calendar";
import { WeekNotOver } from "../errors";
import type { Stretch } from "../usage-contract";

/**
 * The calendar weeks that lie in a stretch of days and are over. Sequences are told of those alone: asked from one day later, or a day
 * longer, the difference would be what somebody did on a single day, which a cut by day may just have hidden.
 * @throws WeekNotOver where there is none.
 */
export function wholeWeeks({ from, until }: Stretch, today: LocalDate): Stretch {
  const first = periodOn(addDays(from, 6), "week").start;
  const last = earliestOf(until, addDays(today, -1)) ?? until;
  const end = addDays(periodOn(addDays(last, 1), "week").start, -1);
  if (end < first) throw new WeekNotOver({ from, until });
  return { from: first, until: end };
}
