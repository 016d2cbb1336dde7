import { addDays, type LocalDate, periodOn, periodsBetween, previousPeriod } from "@arraigo/platform/calendar";

export type Step = "day" | "week" | "month";
export type By = "unit" | "location" | "role";
export type UsageWindow = "w4" | "w12" | "w26" | "w52";

export const weeksOf: Record<UsageWindow, number> = { w4: 4, w12: 12, w26: 26, w52: 52 };

export interface Stretch {
  from: LocalDate;
  until: LocalDate;
}

/** The days asked for: whole periods, the first of which begins the given weeks ago or just before, until the running day. */
export function stretchOf(today: LocalDate, window: UsageWindow, step: Step): Stretch {
  return { from: periodOn(addDays(today, 1 - weeksOf[window] * 7), step).start, until: today };
}

/** As many whole periods just before a stretch as it has itself. */
export function stretchBefore({ from, until }: Stretch, step: Step): Stretch {
  const periods = periodsBetween(from, until, step).length;
  let first = periodOn(from, step);
  for (let back = 0; back < periods; back += 1) first = previousPeriod(first);
  return { from: first.start, until: addDays(from, -1) };
}

/** A group as the address writes it, `unit:<id>`; undefined for anything else. */
export function groupIn(text: string | undefined): { by: By; key: string } | undefined {
  const [, by, key] = /^(unit|location|role):([0-9a-f-]{36}|none)$/u.exec(text ?? "") ?? [];
  return by && key ? { by: by as By, key } : undefined;
}

/** How many groups of newcomers a window holds; the procedure takes 2 to 26. */
export function cohortsIn(window: UsageWindow, step: "week" | "month"): number {
  const weeks = weeksOf[window];
  return step === "week" ? Math.min(26, weeks) : Math.min(12, Math.max(2, Math.round(weeks / 4.345)));
}
