/** Local dates are "2026-11-21"; arithmetic on them needs no time zone. */

const dayMs = 86_400_000;

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

export function mondayOf(date: string): string {
  return addDays(date, 1 - weekday(date));
}

const localDates = new Map<string, Intl.DateTimeFormat>();

/** The local date of an instant. */
export function dateIn(timeZone: string, at: Date): string {
  const format = localDates.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  localDates.set(timeZone, format);
  return format.format(at);
}

const offsets = new Map<string, Intl.DateTimeFormat>();

/** The instant at which clocks in a time zone show this date and time. Minutes count from midnight. */
export function instantIn(timeZone: string, date: string, minutes: number): Date {
  const guess = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const format =
    offsets.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset", year: "numeric" });
  offsets.set(timeZone, format);
  const name = format.formatToParts(new Date(guess)).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  const offset = match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
  return new Date(guess - offset * 60_000);
}
