import type { ImportRow, RowProblem } from "./import-row";

/** Puts a cell into the row; says what is wrong with it, if anything. */
export type CellReader = (cell: string, row: ImportRow, parts: { fullName: string }) => RowProblem | undefined;
