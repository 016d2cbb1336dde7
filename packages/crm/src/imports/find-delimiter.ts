import { readCsv } from "./read-csv";

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const rowsLooked = 60;

/** The width most rows have, and the share of rows that have it. */
function regularity(text: string, delimiter: string): { width: number; share: number } {
  const widths = new Map<number, number>();
  let rows = 0;
  for (const row of readCsv(text, delimiter)) {
    if (row.problem) continue;
    widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1);
    if (++rows === rowsLooked) break;
  }
  let width = 1;
  let most = 0;
  for (const [each, count] of widths)
    if (count > most || (count === most && each > width)) {
      width = each;
      most = count;
    }
  return { width, share: rows === 0 ? 0 : most / rows };
}

/** The sign between cells: the one that gives the most regular table of more than one column; a comma where none does. */
export function findDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const { width, share } = regularity(text.slice(0, 400_000), delimiter);
    if (width < 2) continue;
    const score = share * share * (1 + Math.log2(width) / 4);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
