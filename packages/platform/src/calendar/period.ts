import { addDays, daysFrom, isoWeekday, type LocalDate, localDateAt } from "./local-date";

/** How often something is asked or counted: every day, every ISO week, every calendar month. */
export type Cadence = "day" | "week" | "month";

/** A calendar day, an ISO week (Monday to Sunday) or a calendar month; first and last day both belong to it. */
export interface Period {
  cadence: Cadence;
  start: LocalDate;
  end: LocalDate;
}

/**
 * The period an instant falls into in an IANA time zone. Days are taken from that zone's calendar, so a week is seven
 * calendar days however many hours the clock change left in it.
 * @throws RangeError for an unknown zone or an invalid instant.
 */
export function periodOf(instant: Date, zone: string, cadence: Cadence): Period {
  return periodOn(localDateAt(instant, zone), cadence);
}

/** The period a calendar day belongs to. */
export function periodOn(date: LocalDate, cadence: Cadence): Period {
  const start = startOf(date, cadence);
  return { cadence, start, end: addDays(startOfNext(start, cadence), -1) };
}

export function nextPeriod({ end, cadence }: Period): Period {
  return periodOn(addDays(end, 1), cadence);
}

export function previousPeriod({ start, cadence }: Period): Period {
  return periodOn(addDays(start, -1), cadence);
}

/** Every period with a day in `from`..`until` (both included), oldest first; the outer two may stick out. */
export function periodsBetween(from: LocalDate, until: LocalDate, cadence: Cadence): Period[] {
  if (from > until) return [];
  const periods: Period[] = [];
  for (let period = periodOn(from, cadence); period.start <= until; period = nextPeriod(period)) periods.push(period);
  return periods;
}

/** Every period that lies wholly in `from`..`until` (both included), oldest first. */
export function fullPeriodsBetween(from: LocalDate, until: LocalDate, cadence: Cadence): Period[] {
  return periodsBetween(from, until, cadence).filter((period) => period.start >= from && period.end <= until);
}

/** Whether the period is past on that day. The running one is shown, and never counted. */
export function isOver(period: Period, today: LocalDate): boolean {
  return period.end < today;
}

/** The ISO 8601 week a day belongs to. Its year is that of its Thursday: 2027-01-03 lies in week 53 of 2026. */
export function isoWeekOf(date: LocalDate): { year: number; week: number } {
  const thursday = addDays(date, 4 - isoWeekday(date));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysFrom(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

/** "2026-11-19", "2026-W47" or "2026-11": unique within its cadence, and sorts in time. */
export function periodLabel({ cadence, start }: Period): string {
  if (cadence === "day") return start;
  if (cadence === "month") return start.slice(0, 7);
  const { year, week } = isoWeekOf(start);
  return `${String(year).padStart(4, "0")}-W${String(week).padStart(2, "0")}`;
}

function startOf(date: LocalDate, cadence: Cadence): LocalDate {
  if (cadence === "week") return addDays(date, 1 - isoWeekday(date));
  return cadence === "month" ? `${date.slice(0, 7)}-01` : date;
}

function startOfNext(start: LocalDate, cadence: Cadence): LocalDate {
  if (cadence === "week") return addDays(start, 7);
  return cadence === "month" ? startOf(addDays(start, 31), cadence) : addDays(start, 1);
}
