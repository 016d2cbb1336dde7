import { editDistance } from "./edit-distance";

export type DateLikeness = "same" | "swapped" | "close" | "near" | "different" | "unknown";

const asDigits = (date: string | null | undefined) =>
  /^\d{4}-\d{2}-\d{2}$/.test(date ?? "") ? (date ?? "").replaceAll("-", "") : "";

/** Day and month exchanged, as 03/04 is read in another country. */
const swapped = (date: string) => date.slice(0, 4) + date.slice(6) + date.slice(4, 6);

/**
 * Two ISO dates: equal, with day and month exchanged, one slip of the pen apart (a digit, or two exchanged), near (two of day,
 * month and year agree), or different.
 */
export function compareDates(one: string | null | undefined, other: string | null | undefined): DateLikeness {
  const [mine, theirs] = [asDigits(one), asDigits(other)];
  if (mine === "" || theirs === "") return "unknown";
  if (mine === theirs) return "same";
  if (swapped(mine) === theirs) return "swapped";
  if (editDistance(mine, theirs) === 1) return "close";
  const parts = [
    mine.slice(0, 4) === theirs.slice(0, 4),
    mine.slice(4, 6) === theirs.slice(4, 6),
    mine.slice(6) === theirs.slice(6),
  ];
  return parts.filter(Boolean).length === 2 ? "near" : "different";
}

/** A date in the form in which a date and its swapped reading are one: for grouping what may belong together. */
export function dateKey(date: string | null | undefined): string {
  const digits = asDigits(date);
  return digits === "" ? "" : [digits, swapped(digits)].sort().join("").slice(0, 8);
}

/** Whole years between two ISO dates, whichever is earlier; 0 where one is missing. */
export function yearsApart(one: string | null | undefined, other: string | null | undefined): number {
  const [mine, theirs] = [asDigits(one), asDigits(other)];
  return mine === "" || theirs === "" ? 0 : Math.floor(Math.abs(Number(mine) - Number(theirs)) / 10_000);
}
