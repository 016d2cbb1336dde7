import { type Delimiter, delimiters } from "../contract";
import { readCsvText } from "./csv-reader";

const rowsLooked = 60;
const charactersLooked = 200_000;

/** The width most rows have, and the share of rows that have it. */
function regularity(text: string, delimiter: string): { width: number; share: number } {
  const rows = readCsvText(text, delimiter)
    .filter((row) => !row.problem)
    .slice(0, rowsLooked);
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [each, count] of widths)
    if (count > most || (count === most && each > width)) {
      width = each;
      most = count;
    }
  return { width, share: rows.length === 0 ? 0 : most / rows.length };
}

/** The sign between cells: the one that gives the most regular table of more than one column; a comma where none does. */
export function findDelimiter(text: string): Delimiter {
  const head = text.slice(0, charactersLooked);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const { width, share } = regularity(head, delimiter);
    if (width < 2) continue;
    const score = share * share * (1 + Math.log2(width) / 4);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
