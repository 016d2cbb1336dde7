const cellsShown = 8;
const cellCharactersShown = 80;

/** A row's first cells, cut short: enough to know it again. */
export const shownCells = (cells: readonly string[]): string[] =>
  cells.slice(0, cellsShown).map((cell) => cell.slice(0, cellCharactersShown));
