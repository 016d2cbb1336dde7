const nothing = new Set([
  "",
  "?",
  "-",
  "--",
  "—",
  "n/a",
  "na",
  "null",
  "none",
  "nil",
  "undefined",
  "(null)",
  "(none)",
  "(blank)",
  "(vacío)",
  "<null>",
  "\\n",
]);
const longest = 9;
/** What a spreadsheet shows where a formula failed. */
const sheetError = /^#(?:n\/a|ref!|value!|div\/0!|name\?|null!|num!|spill!|calc!|getting_data)$/i;

const firstCharacters = new Set([...nothing].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]));

/** A cell that says there is nothing, in one of the ways systems write that. */
export function isNothing(cell: string): boolean {
  // Asked of every cell of a million rows: nearly all are answered by their first character.
  if (cell.length > longest && cell.charCodeAt(0) > 35) return false;
  const text = cell.trim();
  if (text === "") return true;
  if (!firstCharacters.has(text.charCodeAt(0)) && text.charCodeAt(0) !== 35) return false;
  if (text.charCodeAt(0) === 35) return sheetError.test(text);
  return text.length <= longest && nothing.has(text.toLowerCase());
}
