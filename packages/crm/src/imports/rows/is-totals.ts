import { decimalEvidence } from "../cells/read-number";

const words = /^(?:(?:grand|gran|sub)[ -]?)?(?:totale?s?|sum|suma)(?: general)?:?$/i;
const longest = 20;

/** Whether a row adds up those above it, as reports end: a word for it, and beside that nothing but figures. */
export function isTotals(cells: readonly string[]): boolean {
  // Asked of every row of a million: its first word nearly always answers.
  const first = cells.findIndex((cell) => cell !== "" && cell.trim() !== "");
  const word = cells[first]?.trim() ?? "";
  if (word.length > longest || !words.test(word)) return false;
  const rest = cells.slice(first + 1).filter((cell) => cell.trim() !== "");
  return rest.length > 0 && rest.every((cell) => decimalEvidence(cell) !== undefined);
}
