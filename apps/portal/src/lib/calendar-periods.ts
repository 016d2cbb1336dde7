import { addDays, type LocalDate } from "@arraigo/platform/calendar";

interface Days {
  start: LocalDate;
  end: LocalDate;
}

/** The week that begins on a day. */
export const weekFrom = (monday: LocalDate): Days => ({ start: monday, end: addDays(monday, 6) });

/** A month as charts name it, `2026-11`. */
export function monthOf(month: string): Days {
  const [year = 1970, number = 1] = month.split("-").map(Number);
  return { start: `${month}-01`, end: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}
