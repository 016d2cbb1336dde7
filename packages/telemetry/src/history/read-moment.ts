import { readInstant } from "@arraigo/platform/files";
import { type TimeFormat, timeFormats } from "../history-contract";
import { namesRealDay } from "../ingest/timestamp";

const plain = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
/** "20231218054831.655", as some logs write an instant. */
const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?$/;
const counted = /^-?\d{1,16}(?:\.\d{1,9})?$/;
/** 2001 to 2286, in seconds: smaller and larger numbers count something else. */
const secondsMin = 1_000_000_000;
const secondsMax = 10_000_000_000;

const isoOf = (ms: number) => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined);

/**
 * Reads when something happened, as ISO 8601 in UTC. A time that names no zone is what a clock in `timeZone` showed. Undefined where
 * the text is no such time.
 */
export function readMoment(text: string, format: TimeFormat, timeZone: string): string | undefined {
  if (format === "seconds" || format === "milliseconds") {
    if (!counted.test(text)) return undefined;
    const seconds = Number(text) / (format === "seconds" ? 1 : 1_000);
    return seconds >= secondsMin && seconds < secondsMax ? isoOf(Math.round(seconds * 1_000)) : undefined;
  }
  if (format === "compact") {
    const match = digits.exec(text);
    if (!match) return undefined;
    const [, year, month, day, hour, minute, second, fraction] = match;
    return readInstant(
      `${year}-${month}-${day} ${hour}:${minute}:${second}${fraction ? `.${fraction}` : ""}`,
      "ymd",
      timeZone,
    );
  }
  // What most files hold needs no zone, no order and no patterns.
  if (format === "ymd" && plain.test(text) && namesRealDay(text)) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? undefined : isoOf(ms);
  }
  return readInstant(text, format, timeZone);
}

/** Whether a text says the time of day and its zone itself, as ISO 8601 does: then it is sent on as it stands. */
export const saysItsZone = (text: string): boolean => plain.test(text);

/** All the ways a text can be read as a time. */
export const momentFormats = (text: string): TimeFormat[] =>
  timeFormats.filter((format) => readMoment(text, format, "UTC") !== undefined);
