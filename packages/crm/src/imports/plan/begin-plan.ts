import type { RowsPlan } from "../importable";
import type { ImportRow, RowFailure, RowProblem } from "../rows/import-row";

/** How long a batch is planned at a time. Short: the database waits for the next statement of the batch before meanwhile. */
export const turnMs = 4;

/** The counts of a batch of which nothing is decided yet. */
export const beginPlan = (): Omit<RowsPlan, "creates" | "updates"> => ({
  rows: 0,
  updated: 0,
  unchanged: 0,
  failures: [],
  lookalikes: 0,
  missing: [],
});

/** A row that stays out, and why, as the file of errors lists it. */
export const failureOf = (row: ImportRow, { problem, params }: RowProblem): RowFailure => ({
  line: row.line,
  cells: row.cells,
  problem,
  params,
});
