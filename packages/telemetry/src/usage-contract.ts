import {
  addDays,
  type Cadence,
  type LocalDate,
  periodOn,
  periodsBetween,
  previousPeriod,
} from "@arraigo/platform/calendar";

/*
 * What a usage page's address means. The pages, saved insights and alerts all read it here, so that the same question is the same
 * days and people wherever it is asked.
 */

/** By what people are counted. Workdays are Mondays to Fridays, one by one: a week-end beside them would look like a fall. */
export const steps = ["day", "workday", "week", "month"] as const;
export type Step = (typeof steps)[number];
export type By = "unit" | "location" | "role";
export type UsageWindow = "w4" | "w12" | "w26" | "w52";

export const weeksOf: Record<UsageWindow, number> = { w4: 4, w12: 12, w26: 26, w52: 52 };

/** The calendar's period a step counts in. */
export const cadenceOf = (step: Step): Cadence => (step === "workday" ? "day" : step);

/** The window a page opens with: newcomers are few, so that of them half a year is shown. */
export const windowUnasked = { back: "w26", other: "w12" } as const satisfies Record<string, UsageWindow>;

export interface Stretch {
  from: LocalDate;
  until: LocalDate;
}

/** The days asked for: whole periods, the first of which begins the given weeks ago or just before, until the running day. */
export function stretchOf(today: LocalDate, window: UsageWindow, step: Step): Stretch {
  return { from: periodOn(addDays(today, 1 - weeksOf[window] * 7), cadenceOf(step)).start, until: today };
}

/** As many whole periods just before a stretch as it has itself. */
export function stretchBefore({ from, until }: Stretch, step: Step): Stretch {
  const cadence = cadenceOf(step);
  const periods = periodsBetween(from, until, cadence).length;
  let first = periodOn(from, cadence);
  for (let back = 0; back < periods; back += 1) first = previousPeriod(first);
  return { from: first.start, until: addDays(from, -1) };
}

/** The same periods of the year before: the same months, or 52 weeks earlier, so that weekdays stand beside weekdays. */
export function stretchYearBefore({ from, until }: Stretch, step: Step): Stretch {
  if (step !== "month") return { from: addDays(from, -364), until: addDays(until, -364) };
  const first = `${Number(from.slice(0, 4)) - 1}${from.slice(4, 8)}01`;
  const count = periodsBetween(from, until, "month").length;
  let last = periodOn(until, "month");
  for (let back = 0; back < 12; back += 1) last = previousPeriod(last);
  return { from: first, until: count === 0 ? first : last.end };
}

/** A group as the address writes it, `unit:<id>`; undefined for anything else. */
export function groupIn(text: string | undefined): { by: By; key: string } | undefined {
  const [, by, key] = /^(unit|location|role):([0-9a-f-]{36}|none)$/u.exec(text ?? "") ?? [];
  return by && key ? { by: by as By, key } : undefined;
}

/** What a figure is compared with. */
export type Against =
  | { to: "group"; group: { by: By; key: string } }
  | { to: "every"; by: By }
  | { to: "period"; period: "before" | "year" };

/** What is compared with as the address writes it: `unit:<id>`, `every:unit`, `before` or `year`; undefined for anything else. */
export function againstIn(text: string | undefined): Against | undefined {
  if (text === "before" || text === "year") return { to: "period", period: text };
  const [, by] = /^every:(unit|location|role)$/u.exec(text ?? "") ?? [];
  if (by) return { to: "every", by: by as By };
  const group = groupIn(text);
  return group && { to: "group", group };
}

/** How many groups of newcomers a window holds; the procedure takes 2 to 26. */
export function cohortsIn(window: UsageWindow, step: "week" | "month"): number {
  const weeks = weeksOf[window];
  return step === "week" ? Math.min(26, weeks) : Math.min(12, Math.max(2, Math.round(weeks / 4.345)));
}

interface Returning {
  people: number | null;
  back: readonly number[];
}

/** After how long the one number for "who comes back" is taken. */
export const returnAfter = { week: 4, month: 3 } as const;

/**
 * Of everybody shown who could be back `after` periods later, who was: cohorts weighed by their people. Where none is that old, the
 * longest time there is; null where nobody began.
 */
export function pooledReturn(
  rows: readonly Returning[],
  after: number,
): { people: number; share: number; after: number } | null {
  for (let later = after; later > 0; later -= 1) {
    const old = rows.filter((row) => (row.people ?? 0) > 0 && row.back.length > later);
    const people = old.reduce((sum, row) => sum + (row.people ?? 0), 0);
    if (people > 0)
      return { people, share: old.reduce((sum, row) => sum + (row.back[later] ?? 0), 0) / people, after: later };
  }
  return null;
}
