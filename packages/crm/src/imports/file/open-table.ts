import { FileUnreadable } from "../../errors";
import type { Delimiter, Encoding } from "../../imports-contract";
import { type ByteSource, headOf } from "./byte-source";
import { CsvReader } from "./csv-reader";
import { decodePieces } from "./decode-pieces";
import { detectEncoding } from "./detect-encoding";
import type { FileRow, RowBatches } from "./file-row";
import { findDelimiter } from "./find-delimiter";
import { findHeader } from "./find-header";
import { openWorkbook, type Workbook } from "./open-workbook";
import { sheetRows } from "./sheet-rows";

/** How a file is laid out: enough to read it again the same way. */
export interface TableLayout {
  format: "csv" | "xlsx";
  /** Null for workbooks. */
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  /** The sheet read, and all that could be. */
  sheet: string | null;
  sheets: string[];
  /** Where the header row stands; null where the file starts with data. */
  headerLine: number | null;
  /** A name for each column, unique. */
  headers: string[];
}

/** What a person said about the file; what they left out is found out. */
export interface LayoutWishes {
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  sheet?: string | undefined;
  hasHeader?: boolean | undefined;
}

export interface Table {
  layout: TableLayout;
  /** The rows below the header, in batches. Each call reads from the beginning. */
  rows(): RowBatches;
}

const headBytes = 1 << 18;
const rowsLooked = 2_000;

/** "sep=;" in the first line is an instruction to a spreadsheet, not data. */
const separatorLine = /^sep=([,;\t|])(\r\n|\r|\n)/i;

async function* csvRows(source: ByteSource, encoding: Encoding, delimiter: string): AsyncGenerator<FileRow[]> {
  let reader: CsvReader | undefined;
  for await (const text of decodePieces(source.read(), encoding)) {
    let piece = text;
    if (!reader) {
      const instruction = separatorLine.exec(text);
      if (instruction) piece = text.slice(instruction[0].length);
      reader = new CsvReader(delimiter, instruction ? 2 : 1);
    }
    const rows = reader.push(piece);
    if (rows.length > 0) yield rows;
  }
  const last = reader?.end() ?? [];
  if (last.length > 0) yield last;
}

async function firstRows(batches: RowBatches, count: number): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}

async function* below(batches: RowBatches, headerLine: number | null): AsyncGenerator<FileRow[]> {
  if (headerLine === null) return yield* batches;
  for await (const batch of batches) {
    const [first] = batch;
    const rows = first && first.line <= headerLine ? batch.filter((row) => row.line > headerLine) : batch;
    if (rows.length > 0) yield rows;
  }
}

/** Sheets leave out empty cells at a row's end; a table's rows are as wide as its header. */
async function* padded(batches: RowBatches, width: number): AsyncGenerator<FileRow[]> {
  for await (const batch of batches) {
    for (const { cells } of batch) while (cells.length < width) cells.push("");
    yield batch;
  }
}

/** The sheet asked for, else the first one that has rows. */
async function chooseSheet(workbook: Workbook, wished: string | undefined) {
  const asked = workbook.sheets.find((sheet) => sheet.name === wished);
  for (const sheet of asked ? [asked] : workbook.sheets) {
    const rows = await firstRows(sheetRows(workbook, sheet), rowsLooked);
    if (rows.length > 1 || asked) return { sheet, rows };
  }
  throw new FileUnreadable();
}

async function openXlsx(source: ByteSource, wishes: LayoutWishes): Promise<Table> {
  const workbook = await openWorkbook(source);
  const { sheet, rows } = await chooseSheet(workbook, wishes.sheet);
  const header = findHeader(rows, wishes.hasHeader);
  const layout: TableLayout = {
    format: "xlsx",
    encoding: null,
    delimiter: null,
    sheet: sheet.name,
    sheets: workbook.sheets.map((each) => each.name),
    ...header,
  };
  return {
    layout,
    rows: () => padded(below(sheetRows(workbook, sheet), layout.headerLine), layout.headers.length),
  };
}

async function openCsv(source: ByteSource, wishes: LayoutWishes): Promise<Table> {
  const encoding = wishes.encoding ?? (await detectEncoding(source.read()));
  if (!encoding) throw new FileUnreadable();
  const head = await headText(source, encoding);
  const told = separatorLine.exec(head)?.[1] as Delimiter | undefined;
  const delimiter = wishes.delimiter ?? told ?? findDelimiter(head);
  const header = findHeader(await firstRows(csvRows(source, encoding, delimiter), rowsLooked), wishes.hasHeader);
  const layout: TableLayout = { format: "csv", encoding, delimiter, sheet: null, sheets: [], ...header };
  return { layout, rows: () => below(csvRows(source, encoding, delimiter), layout.headerLine) };
}

async function headText(source: ByteSource, encoding: Encoding): Promise<string> {
  let text = "";
  for await (const piece of decodePieces(source.read(0, Math.min(headBytes, source.size)), encoding)) text += piece;
  return text;
}

/**
 * Opens a CSV or XLSX file: finds out how it is laid out, or follows what a person said about it. Throws `FileUnreadable` for
 * anything that is no table, `FileTooLong` for archives made to burst.
 */
export async function openTable(source: ByteSource, wishes: LayoutWishes = {}): Promise<Table> {
  const [a, b, c, d] = await headOf(source, 4);
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4) return openXlsx(source, wishes);
  return openCsv(source, wishes);
}
