/** One cell of an exported list: a text, a number, yes or no, a day (`2026-11-21`) or a moment (`2026-11-21 14:30`), or nothing. */
export type Cell = string | number | boolean | { day: string } | { moment: string } | null;

/** Writes rows into a file as they come. */
export interface RowWriter {
  row(cells: readonly Cell[]): Promise<void>;
  end(): Promise<void>;
}
