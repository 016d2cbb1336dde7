import { readNumber } from "../cells/read-number";

/** Built-in number formats that show a day, a time, or both. */
const builtIn = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

/** Whether a number in this format is a date: what is left without quoted words, escapes and brackets names days or hours. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.has(id);
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare);
}

/** Whether a number in this format is shown times a hundred. */
export function isPercentFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return id === 9 || id === 10;
  return code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "").includes("%");
}

/** What a number in this format is an amount of, as it is written there: "€", "EUR", "US$". Undefined for plain numbers. */
export function currencyOfFormat(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  const [positive = ""] = code.split(";");
  const bare = positive.replace(/_.|\*./g, "");
  const told = /\[\$([^\]-]+)[^\]]*\]/.exec(bare)?.[1] ?? bare.replace(/\[[^\]]*\]|[\\"#0,.?]/g, "");
  const sign = told.trim();
  return sign !== "" && readNumber(`${sign}1`, ".")?.currency !== undefined ? sign : undefined;
}

const dayMs = 86_400_000;
const pad = (value: number) => String(value).padStart(2, "0");

/**
 * A spreadsheet's day number as text: "2026-02-01", "2026-02-01T10:30:00", or "10:30" for a time alone. Counted from 1900 with its
 * 29 February that never was, or from 1904. Undefined beyond the year 9999.
 */
export function serialDate(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= 2_958_466) return undefined;
  const minutes = Math.round((serial % 1) * 1440);
  if (serial < 1) return `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
  const day = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(day * 86_400) * 1_000);
  const iso = at.toISOString();
  return at.getTime() % dayMs === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}
