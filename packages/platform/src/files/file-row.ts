export type RowProblem = "brokenQuotes";

/** One record of a file: its cells as text, and the number of the physical line (or sheet row) it starts on. */
export interface FileRow {
  line: number;
  cells: string[];
  /** The columns whose cells are a sheet's own numbers with a fraction: written with a point, for certain. */
  numbers?: number[];
  /** The columns whose cells are a formula that was saved without its result. */
  unworked?: number[];
  problem?: RowProblem;
}

/** Rows in batches: one await a batch instead of one a row is what makes a million rows quick. */
export type RowBatches = AsyncIterable<FileRow[]>;
