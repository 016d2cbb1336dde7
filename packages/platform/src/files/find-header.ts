import type { FileRow } from "./file-row";
import { NoTable, TableTooWide } from "./no-table";

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

const namesOf = (row: FileRow) => row.cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== "");

/**
 * Whether a row only stands above the header `rows[at]`: reports begin with titles, which spreadsheets save with a delimiter for every
 * column, and a word may span several columns ("Contact" over name and mail). Such a row fills half at most of what the header does,
 * which reaches the table's last column and names none twice. Of two columns, the header has to differ from what follows it.
 */
function isAbove(row: FileRow, rows: readonly FileRow[], at: number, usual: number): boolean {
  const header = rows[at];
  if (!header || header.problem || filledWidth(header) < usual || !isHeader(header)) return false;
  const names = namesOf(header);
  if (new Set(names).size < names.length || namesOf(row).length > names.length / 2) return false;
  const next = rows[at + 1];
  return names.length > 2 || (names.length === 2 && next !== undefined && !isHeader(next));
}

/** Nameless columns at the end that nobody fills are no columns. */
function headerWidth(cells: readonly string[], usual: number): number {
  let width = cells.length;
  while (width > usual && (cells[width - 1] ?? "").trim() === "") width--;
  return width;
}

/** What a person said about the header; what they left out is found out. */
export interface HeaderWishes {
  /** Whether there is one at all. */
  hasHeader?: boolean | undefined;
  /** The line it stands in, or the next one with anything in it: what stands above is no part of the table. */
  headerLine?: number | undefined;
}

function likelyHeader(rows: readonly FileRow[], usual: number): FileRow | undefined {
  const widthMin = headerWidthMin(rows, usual);
  const first = rows.slice(0, preambleRowsMax).findIndex((row) => !row.problem && row.cells.length >= widthMin);
  let found = Math.max(0, first);
  for (let at = found + 1; first >= 0 && at < preambleRowsMax; at++)
    if (isAbove(rows[found] as FileRow, rows, at, widthMin)) found = at;
  return rows[found];
}

/**
 * The header row and the columns' names. Reports put titles above the table, so the header is the first row as wide as the table is filled;
 * whether it is one at all is told by its cells, unless a person said so, or which. Throws `NoTable` where there is no table,
 * `TableTooWide` where there are more columns than are read.
 */
export function findHeader(
  rows: readonly FileRow[],
  { hasHeader, headerLine }: HeaderWishes,
): { headerLine: number | null; headers: string[] } {
  if (rows.length === 0) throw new NoTable();
  const told =
    headerLine === undefined || hasHeader === false
      ? undefined
      : rows.find((row) => !row.problem && row.line >= headerLine);
  const table = told ? rows.slice(rows.indexOf(told)) : rows;
  const usual = usualWidth(table.length > 1 && told ? table.slice(1) : table);
  const candidate = told ?? likelyHeader(rows, usual);
  const header = candidate && (told || (hasHeader ?? isHeader(candidate))) ? candidate : undefined;
  const width = header ? headerWidth(header.cells, usual) : usual;
  if (width > columnsMax) throw new TableTooWide(width, columnsMax);
  return { headerLine: header?.line ?? null, headers: columnNames(header?.cells ?? [], width) };
}
