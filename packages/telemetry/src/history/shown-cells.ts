import { storableText } from "../ingest/storable";

const cellsMax = 60;
const charactersMax = 200;

/** A row as it is listed or kept: so many cells, each cut, and nothing in them a database cannot hold. */
export const shownCells = (cells: readonly string[]): string[] =>
  cells
    .slice(0, cellsMax)
    .map((cell) => storableText(cell.slice(0, cells.length === 1 ? 10 * charactersMax : charactersMax)));
