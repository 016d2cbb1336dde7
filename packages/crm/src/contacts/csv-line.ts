/** What a spreadsheet would run instead of showing, full-width forms included: some fold them before they look. */
const formula = /^[\s]*[=+\-@%|\t\r＝＋－＠％｜]/u;

/** One cell: quoted where it must be, and with an apostrophe before anything that would run as a formula. */
export function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map(csvCell).join(",");
}
