import { readDate, readInstant } from "@arraigo/platform/files";
import type { DateOrder } from "../../imports-contract";

/** A day of a file, where the person is, and the instant where a time stands with it. */
export interface When {
  on: string;
  at: string | null;
}

const timed = /[T ,]+\d{1,2}[:.h]\d{2}/i;
const clock = /^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.]\d{2}(?:[.,]\d+)?)?\s*([ap])?\.?\s*m?\.?$/i;

/** A day of the clock in a zone. */
const localDay = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(at));

/** Reads a day with or without a time. Undefined where no such day or time exists. */
export function readWhen(text: string, order: DateOrder, timeZone: string): When | undefined {
  const at = readInstant(text, order, timeZone);
  if (at === undefined) return undefined;
  const isDayAlone = !timed.test(text);
  const on = isDayAlone ? readDate(text, order) : localDay(at, timeZone);
  return on === undefined ? undefined : { on, at: isDayAlone ? null : at };
}

/** Reads a time of day as "14:30". Undefined where there is no such time. */
export function readClock(text: string): string | undefined {
  const match = clock.exec(text.trim());
  if (!match) return undefined;
  const [, hours = "", minutes = "00", half] = match;
  let hour = Number(hours);
  if (half === undefined && match[2] === undefined) return undefined;
  if (half && (hour > 12 || hour === 0)) return undefined;
  if (half) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

/** The day with the time that stands beside it, where it has none of its own. */
export function atClock(when: When | undefined, time: string | undefined, timeZone: string): When | undefined {
  if (!when || when.at !== null || time === undefined) return when;
  return { on: when.on, at: readInstant(`${when.on} ${time}`, "ymd", timeZone) ?? null };
}

/** The middle of a day: whatever zone somebody reads in, it stays on its day, or nearly. */
export const noonOf = (on: string, timeZone: string): Date =>
  new Date(readInstant(`${on} 12:00`, "ymd", timeZone) ?? `${on}T12:00:00Z`);
