import type { DateOrder } from "../contract";

/** "19300213", as databases write days. */
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const shape = /^(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})(?:[T ,]+\d{1,2}[:.h]\d{2}.*)?$/;

const monthNames: Record<string, number> = {
  jan: 1,
  ene: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  abr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  ago: 8,
  sep: 9,
  set: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  dic: 12,
};
const dayFirst = /^(\d{1,2})[-/. ]+(?:de )?(\p{L}{3,10})\.?,?[-/. ]+(?:de )?(\d{4}|\d{2})(?:[T ,]+\d.*)?$/u;
const monthFirst = /^(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[T ,]+\d.*)?$/u;
/** A weekday in front says nothing the date does not. */
const weekday = /^\p{L}{2,10}\.?,\s+(?=\d|\p{L}{3})/u;

/** Two-digit years: up to thirty years from now is this century (in 2026: 00–56 → 20xx). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year <= 56 ? 2000 + year : 1900 + year;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Whether a text is eight digits that can be a day of somebody now alive, or about to come. */
export function isCompactDate(text: string): boolean {
  const match = compact.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  return year >= 1850 && year <= 2100 && isoDate(year, Number(match[2]), Number(match[3])) !== undefined;
}

/** Whether a text is written like a date at all, possible or not. */
export function looksLikeDate(written: string): boolean {
  if (written.length < 5 || written.length > 60) return false;
  const text = written.replace(weekday, "");
  const match = shape.exec(text);
  if (match) return (match[1] ?? "").length === 4 || (match[4] ?? "").length >= 2;
  return dayFirst.test(text) || monthFirst.test(text);
}

/** Reads a date written in the given order, padded or not, with or without a time. Undefined where no such day exists. */
export function readDate(written: string, order: DateOrder): string | undefined {
  const text = written.replace(weekday, "");
  if (order === "ymd") {
    const digits = compact.exec(text);
    if (digits) return isoDate(Number(digits[1]), Number(digits[2]), Number(digits[3]));
  }
  const match = shape.exec(text);
  if (match) {
    const [, first = "", , second = "", third = ""] = match;
    // Four digits in front can only be a year, whatever the column's order.
    if (first.length === 4) return isoDate(Number(first), Number(second), Number(third));
    if (third.length === 3 || third.length === 1 || first.length === 3) return undefined;
    if (order === "ymd") return isoDate(fullYear(first), Number(second), Number(third));
    const [month, day] = order === "mdy" ? [first, second] : [second, first];
    return isoDate(fullYear(third), Number(month), Number(day));
  }
  const named = dayFirst.exec(text);
  if (named) return isoDate(fullYear(named[3] ?? ""), monthOf(named[2]), Number(named[1]));
  const american = monthFirst.exec(text);
  return american ? isoDate(Number(american[3]), monthOf(american[1]), Number(american[2])) : undefined;
}

function monthOf(name = ""): number {
  return monthNames[name.toLowerCase().slice(0, 3)] ?? 0;
}
