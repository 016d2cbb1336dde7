import type { FileRow } from "./file-row";
import { NoTable } from "./no-table";

const preambleRowsMax = 10;
const nameCharactersMax = 120;
const columnsMax = 500;

/** The width that most rows have. */
function usualWidth(rows: readonly FileRow[]): number {
  const widths = new Map<number, number>();
  for (const row of rows) if (!row.problem) widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1);
  return [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

/** How many of a row's cells there are before the blank ones at its end. */
const filledWidth = (row: FileRow) => row.cells.findLastIndex((cell) => cell.trim() !== "") + 1;

/** How wide a header has to be: systems that end every row with a spare delimiter leave it off there. */
function headerWidthMin(rows: readonly FileRow[], usual: number): number {
  const filled = rows.map((row) => (!row.problem && row.cells.length === usual ? filledWidth(row) : 0));
  return Math.max(
    1,
    filled.reduce((one, other) => Math.max(one, other), 0),
  );
}

/** A header names things: no addresses, dates or bare numbers among its cells. */
function isHeader(row: FileRow): boolean {
  const named = row.cells.filter((cell) => cell.trim() !== "");
  if (named.length === 0) return false;
  return !named.some((cell) => /@[^\s]+\./.test(cell) || /^[\d\s.,$€£+()/:-]+$/.test(cell.trim()));
}

/** Names for all columns: blank ones by their place, repeated ones numbered. */
function columnNames(cells: readonly string[], width: number): string[] {
  const used = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const name = (cells[index] ?? "").trim().replace(/\s+/g, " ").slice(0, nameCharactersMax) || `#${index + 1}`;
    const times = (used.get(name.toLowerCase()) ?? 0) + 1;
    used.set(name.toLowerCase(), times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Nameless columns at the end that nobody fills are no columns. */
function headerWidth(cells: readonly string[], usual: number): number {
  let width = cells.length;
  while (width > usual && (cells[width - 1] ?? "").trim() === "") width--;
  return width;
}

/**
 * The header row and the columns' names. Reports put titles above the table, so the header is the first row as wide as the table is filled;
 * whether it is one at all is told by its cells, unless a person said so. Throws `NoTable` where there is no table.
 */
export function findHeader(
  rows: readonly FileRow[],
  hasHeader: boolean | undefined,
): { headerLine: number | null; headers: string[] } {
  if (rows.length === 0) throw new NoTable();
  const usual = usualWidth(rows);
  const widthMin = headerWidthMin(rows, usual);
  const found = rows.slice(0, preambleRowsMax).find((row) => !row.problem && row.cells.length >= widthMin);
  const candidate = found ?? rows[0];
  const header = candidate && (hasHeader ?? isHeader(candidate)) ? candidate : undefined;
  const width = header ? headerWidth(header.cells, usual) : usual;
  if (width > columnsMax) throw new NoTable();
  return { headerLine: header?.line ?? null, headers: columnNames(header?.cells ?? [], width) };
}
