/** A day on the wall calendar, "2026-11-19". It sorts as text, and belongs to whatever time zone it was taken in. */
export type LocalDate = string;

/** Days from `from` to `until`, both included; null where no end is known. */
export interface DateSpan {
  from: LocalDate;
  until: LocalDate | null;
}

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day it is at an instant in an IANA time zone, by that zone's own rules for that instant.
 * @throws RangeError for an unknown zone or an invalid instant.
 */
export function localDateAt(instant: Date, zone: string): LocalDate {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts["year"]?.padStart(4, "0")}-${parts["month"]}-${parts["day"]}`;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** How many days later `until` is than `from`; negative where it is earlier. */
export function daysFrom(from: LocalDate, until: LocalDate): number {
  return dayNumber(until) - dayNumber(from);
}

/** Monday 1 to Sunday 7. */
export function isoWeekday(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The later of the days that are known. */
export function latestOf(first: LocalDate, ...others: readonly (LocalDate | null | undefined)[]): LocalDate {
  return others.reduce<LocalDate>((latest, date) => (date && date > latest ? date : latest), first);
}

/** The earlier of the days that are known; null where none is. */
export function earliestOf(...dates: readonly (LocalDate | null | undefined)[]): LocalDate | null {
  return dates.reduce<LocalDate | null>(
    (earliest, date) => (date && (!earliest || date < earliest) ? date : earliest),
    null,
  );
}

// Calendar days have no time zone, so they are counted in UTC, where each has 24 hours.
function dayNumber(date: LocalDate): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not a date: ${date}`);
  return ms / dayMs;
}

function fromDayNumber(day: number): LocalDate {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

// A format costs a hundred times what using it does.
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(zone, format);
  return format;
}
