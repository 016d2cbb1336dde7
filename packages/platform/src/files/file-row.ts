export type RowProblem = "brokenQuotes";

/** One record of a file: its cells as text, and the number of the physical line (or sheet row) it starts on. */
export interface FileRow {
  line: number;
  cells: string[];
  problem?: RowProblem;
}

/** Rows in batches: one await a batch instead of one a row is what makes a million rows quick. */
export type RowBatches = AsyncIterable<FileRow[]>;
