import { ageYearsMax, futureMsMax } from "./limits";

const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)?(Z|[+-]\d\d:?\d\d)?$/;
const zoned = /(?:Z|[+-]\d\d:?\d\d)$/;
const yearMs = 365.25 * 86_400_000;

/** Whether the calendar has the day an ISO 8601 text begins with: read as they are, the 30th of February becomes the 2nd of March. */
export function namesRealDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const basicIso = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:(\d\d)(\.\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** As e-mail and HTTP write it (RFC 2822): the day of the week may be missing, the zone may not. */
const mailDate =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun), )?(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) (\d{4}) (\d\d:\d\d)(:\d\d)? (gmt|utc?|z|[+-]\d{4})$/i;
/** Seconds or milliseconds since 1970, between 2001 and 2286. */
const digits = /^\d{10}(?:\d{3})?$/;

/** The same instant in the usual ISO 8601, where it is written in another way that has one meaning only. */
function asIso(text: string): string {
  const [, year, month, day, hour, minute, second = "00", fraction = "", zone = ""] = basicIso.exec(text) ?? [];
  if (year !== undefined) {
    const time = hour === undefined ? "" : `T${hour}:${minute}:${second}${fraction}`;
    return `${year}-${month}-${day}${time}${zone.length === 3 ? `${zone}:00` : zone}`;
  }
  const [, dayOfMonth, monthName, ofYear, clock, seconds = ":00", offset = ""] = mailDate.exec(text) ?? [];
  if (dayOfMonth === undefined || monthName === undefined) return text;
  const monthNumber = String(months.indexOf(monthName.toLowerCase()) + 1).padStart(2, "0");
  const at = `${ofYear}-${monthNumber}-${dayOfMonth.padStart(2, "0")}T${clock}${seconds}`;
  return `${at}${/\d/.test(offset) ? offset : "Z"}`;
}

/** Milliseconds since 1970 of a text, read as UTC where it names no zone; NaN where it has no meaning, or more than one. */
function parse(sent: string): number {
  if (digits.test(sent)) return ofNumber(Number(sent));
  const text = asIso(sent);
  if (!iso.test(text) || !namesRealDay(text)) return Number.NaN;
  const time = text.replace(" ", "T");
  if (time.length === 10 || zoned.test(time.slice(10))) return Date.parse(time);
  return Date.parse(`${time}Z`);
}

/** Seconds or milliseconds since 1970: what lies before 1976 as milliseconds is this century as seconds. */
function ofNumber(sent: number): number {
  return Math.abs(sent) < 200_000_000_000 ? sent * 1_000 : sent;
}

type Timestamp = { at: string } | { reason: "timestamp_unreadable" | "timestamp_in_future" | "timestamp_too_old" };

/**
 * When the event happened, by the sender's clock. It is kept as sent, because a retry sends it again unchanged. Left out, it
 * happened on arrival. More than a day ahead or over five years ago is taken for a broken clock.
 */
export function readTimestamp(sent: unknown, now: number): Timestamp {
  if (sent === undefined || sent === null) return { at: new Date(now).toISOString() };
  const at = typeof sent === "string" ? parse(sent) : typeof sent === "number" ? ofNumber(sent) : Number.NaN;
  if (!Number.isFinite(at)) return { reason: "timestamp_unreadable" };
  if (at > now + futureMsMax) return { reason: "timestamp_in_future" };
  if (at < now - ageYearsMax * yearMs) return { reason: "timestamp_too_old" };
  return { at: new Date(at).toISOString() };
}
