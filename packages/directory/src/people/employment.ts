/** The calendar day it is for somebody, `2026-11-21`. */
export function localDay(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

/** Whether a person's last day of employment is over, by their own calendar. */
export function hasLeft({ endsOn, timeZone }: { endsOn: string | null; timeZone: string }, now: Date): boolean {
  return endsOn !== null && endsOn < localDay(now, timeZone);
}
