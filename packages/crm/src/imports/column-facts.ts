import type { DateOrder } from "../contract";
import { looksLikeDate, readDate } from "./cells/read-date";

export type ColumnKind = "email" | "phone" | "date" | "number" | "url" | "boolean" | "text" | "empty";

/** What a column is made of, decided by all of its cells. */
export interface ColumnFacts {
  header: string;
  kind: ColumnKind;
  samples: string[];
  /** Cells that are not empty. */
  filled: number;
  dateOrder?: DateOrder;
  /** Both orders read every cell: a person has to say which. */
  dateAmbiguous?: boolean;
  /** How numbers stand: "$90,000", "1.234,50 €". The first one, as it is. */
  numberSample?: string;
  /** Every name is SHOUTED. */
  capitals: boolean;
}

const samplesMax = 4;
const sampleCharactersMax = 80;
/** From this share on, a column is what most of its cells are. */
const most = 0.8;

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phoneShape = /^\+?[\d\s().x#/-]{7,}$/i;
const numberShape = /^[-+(]?\s*(?:[$€£¥]|[A-Z]{3}\s)?\s*\d[\d.,'\s]*(?:[$€£¥%]|\s[A-Z]{3})?\)?$/;
const urlShape = /^(https?:\/\/|www\.)\S+$/i;
const booleans = new Set(["true", "false", "yes", "no", "y", "n", "si", "sí", "0", "1"]);
const nothing = new Set(["", "?", "-", "--", "n/a", "na", "null", "none", "nil", "#n/a", "(null)", "(blank)"]);

/** A cell that says there is nothing, in one of the ways systems write that. */
export const isNothing = (cell: string): boolean => nothing.has(cell.trim().toLowerCase());

/** Decides a column's dates by evidence: the order that reads most cells; where both read all, the file's other habits decide. */
function dateOrderOf(cells: readonly string[], leaning: DateOrder): { order: DateOrder; ambiguous: boolean } {
  const read = (order: DateOrder) => cells.reduce((sum, cell) => sum + (readDate(cell, order) ? 1 : 0), 0);
  const counts = { ymd: read("ymd"), mdy: read("mdy"), dmy: read("dmy") };
  const best = Math.max(counts.ymd, counts.mdy, counts.dmy);
  const yearFirst = cells.every((cell) => /^\d{4}/.test(cell));
  if (yearFirst) return { order: "ymd", ambiguous: false };
  const named = cells.every((cell) => /\p{L}{3}/u.test(cell));
  if (counts.mdy === best && counts.dmy === best)
    return { order: leaning === "ymd" ? "mdy" : leaning, ambiguous: !named };
  return { order: counts.mdy === best ? "mdy" : counts.dmy === best ? "dmy" : "ymd", ambiguous: false };
}

export function columnFacts(header: string, cells: readonly string[], leaning: DateOrder): ColumnFacts {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !isNothing(cell));
  const samples = [...new Set(filled)].slice(0, samplesMax).map((cell) => cell.slice(0, sampleCharactersMax));
  const base = { header, samples, filled: filled.length, capitals: isShouted(filled) };
  if (filled.length === 0) return { ...base, kind: "empty" };
  const share = (test: (cell: string) => boolean) =>
    filled.reduce((sum, cell) => sum + (test(cell) ? 1 : 0), 0) / filled.length;
  if (share((cell) => emailShape.test(cell)) >= most) return { ...base, kind: "email" };
  if (share((cell) => urlShape.test(cell)) >= most) return { ...base, kind: "url" };
  if (share(looksLikeDate) >= most) {
    const { order, ambiguous } = dateOrderOf(filled.filter(looksLikeDate), leaning);
    return { ...base, kind: "date", dateOrder: order, ...(ambiguous ? { dateAmbiguous: true } : {}) };
  }
  if (share((cell) => booleans.has(cell.toLowerCase())) === 1) return { ...base, kind: "boolean" };
  if (share((cell) => numberShape.test(cell)) >= most && !isPhoneLike(header, filled))
    return { ...base, kind: "number", numberSample: filled[0] };
  if (share((cell) => phoneShape.test(cell)) >= most) return { ...base, kind: "phone" };
  return { ...base, kind: "text" };
}

/** Bare digits are a phone number where the heading says so. */
function isPhoneLike(header: string, cells: readonly string[]): boolean {
  if (/phone|mobile|tel|m[oó]vil|celular|fax/i.test(header)) return true;
  return (
    cells.some((cell) => /^\+\d|[()]|\dx\d/.test(cell) && phoneShape.test(cell)) &&
    !cells.some((cell) => /[$€£]/.test(cell))
  );
}

function isShouted(cells: readonly string[]): boolean {
  const worded = cells.filter((cell) => /\p{L}{2}/u.test(cell));
  return (
    new Set(worded).size >= 3 && worded.every((cell) => cell === cell.toUpperCase() && cell !== cell.toLowerCase())
  );
}
