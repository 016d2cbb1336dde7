import type { ReadRow } from "./row-reader";

/** A row as it is read, or refused where its name is one too many. */
export const refusedBeyond = (beyond: ReadonlySet<string>, each: ReadRow): ReadRow =>
  "row" in each && beyond.has(each.row.n) ? { line: each.line, reason: "names_full", cells: each.cells } : each;
