import type { DateOrder } from "../contract";
import { type ColumnFacts, columnFacts } from "./column-facts";
import type { Encoding } from "./decode-text";
import { type Delimiter, findDelimiter } from "./find-delimiter";
import { type CsvRow, readCsv } from "./read-csv";

/** What was found out about a file; kept with the import and shown before anything is mapped. */
export interface FileFacts {
  encoding: Encoding;
  delimiter: Delimiter;
  /** Where the header row stands; null where the file starts with data. */
  headerLine: number | null;
  rows: number;
  columns: ColumnFacts[];
}

export interface ReadFile {
  facts: Omit<FileFacts, "encoding">;
  rows: CsvRow[];
}

const preambleRowsMax = 10;

/** "sep=;" in the first line is an instruction to a spreadsheet, not data. */
function separatorLine(text: string): { delimiter: Delimiter | undefined; from: number; line: number } {
  const match = /^sep=([,;\t|])\r?\n/i.exec(text);
  return match
    ? { delimiter: match[1] as Delimiter, from: match[0].length, line: 2 }
    : { delimiter: undefined, from: 0, line: 1 };
}

/** The width that most rows have. */
function usualWidth(rows: readonly CsvRow[]): number {
  const widths = new Map<number, number>();
  for (const row of rows.slice(0, 2_000))
    if (!row.problem) widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1);
  return [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

/** A header names things: no addresses, dates or bare numbers among its cells. */
function isHeader(row: CsvRow): boolean {
  const named = row.cells.filter((cell) => cell.trim() !== "");
  if (named.length === 0) return false;
  return !named.some((cell) => /@[^\s]+\./.test(cell) || /^[\d\s.,$€£+()/:-]+$/.test(cell.trim()));
}

/** Names for all columns: blank ones by their place, repeated ones numbered. */
function columnNames(cells: readonly string[], width: number): string[] {
  const used = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const name = (cells[index] ?? "").trim().replace(/\s+/g, " ").slice(0, 120) || `#${index + 1}`;
    const times = (used.get(name.toLowerCase()) ?? 0) + 1;
    used.set(name.toLowerCase(), times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Reads a decoded file: delimiter, header row, and what each column is made of. `leaning` settles dates that read both ways. */
export function readFile(text: string, leaning: DateOrder = "mdy"): ReadFile {
  const separator = separatorLine(text);
  const delimiter = separator.delimiter ?? findDelimiter(text);
  const all = [...readCsv(text, delimiter, separator.from, separator.line)];
  const usual = usualWidth(all);
  // Reports put titles above the table: the header is the first row as wide as the table.
  const found = all.slice(0, preambleRowsMax).findIndex((row) => !row.problem && row.cells.length >= usual);
  const headerIndex = Math.max(found, 0);
  const candidate = all[headerIndex];
  const header = candidate && isHeader(candidate) ? candidate : undefined;
  // The header says how wide the table is; without one, most rows do. Nameless columns at the end that nobody fills are no columns.
  const width = header ? headerWidth(header.cells, usual) : usual;
  const rows = header ? all.slice(headerIndex + 1) : all;
  const names = columnNames(header?.cells ?? [], width);
  const whole = rows.filter((row) => !row.problem);
  const facts = (order: DateOrder) =>
    names.map((name, index) =>
      columnFacts(
        name,
        whole.map((row) => row.cells[index] ?? ""),
        order,
      ),
    );
  const first = facts(leaning);
  // One column that can only be read one way speaks for its neighbours.
  const certain = first.find(
    (column) => column.kind === "date" && !column.dateAmbiguous && column.dateOrder !== "ymd",
  )?.dateOrder;
  return {
    facts: {
      delimiter,
      headerLine: header?.line ?? null,
      rows: rows.length,
      columns: certain && certain !== leaning ? facts(certain) : first,
    },
    rows,
  };
}

function headerWidth(cells: readonly string[], usual: number): number {
  let width = cells.length;
  while (width > usual && (cells[width - 1] ?? "").trim() === "") width--;
  return width;
}
