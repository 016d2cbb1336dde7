import {
  type ByteSource,
  below,
  type FileRow,
  findHeader,
  firstRows,
  type HeaderWishes,
  headOf,
  NoTable,
  openCsv,
  type RowBatches,
  TableTooWide,
} from "@arraigo/platform/files";
import { FileRowless, FileTooWide, FileUnreadable } from "../../errors";
import type { Delimiter, Encoding } from "../../imports-contract";
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
export interface LayoutWishes extends HeaderWishes {
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  sheet?: string | undefined;
}

export interface Table {
  layout: TableLayout;
  /** The file's first rows, header and what stands above it included. */
  head: readonly FileRow[];
  /** The rows below the header, in batches. Each call reads from the beginning. */
  rows(): RowBatches;
}

const rowsLooked = 2_000;

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
  let isHeaded = false;
  for (const sheet of asked ? [asked] : workbook.sheets) {
    const rows = await firstRows(sheetRows(workbook, sheet), rowsLooked);
    if (rows.length > 1 || asked) return { sheet, rows };
    isHeaded ||= rows.length === 1;
  }
  throw isHeaded ? new FileRowless({}, "importId") : new FileUnreadable();
}

async function openXlsx(source: ByteSource, wishes: LayoutWishes): Promise<Table> {
  const workbook = await openWorkbook(source);
  const { sheet, rows } = await chooseSheet(workbook, wishes.sheet);
  const header = findHeader(rows, wishes);
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
    head: rows,
    rows: () => padded(below(sheetRows(workbook, sheet), layout.headerLine), layout.headers.length),
  };
}

async function openText(source: ByteSource, wishes: LayoutWishes): Promise<Table> {
  const table = await openCsv(source, wishes);
  const layout: TableLayout = { format: "csv", sheet: null, sheets: [], ...table.layout };
  return { layout, head: table.head.filter(isFilled), rows: () => readable(table.rows()) };
}

/** In this module's words. */
function unreadable(error: unknown): unknown {
  if (error instanceof TableTooWide)
    return new FileTooWide({ columns: error.columns, columnsMax: error.columnsMax }, "importId");
  return error instanceof NoTable ? new FileUnreadable() : error;
}

/** A row of separators alone is as empty as a line without any. */
const isFilled = ({ problem, cells }: FileRow) =>
  problem !== undefined || cells.some((cell) => cell !== "" && cell.trim() !== "");

async function* readable(batches: RowBatches): AsyncGenerator<FileRow[]> {
  try {
    for await (const batch of batches) yield batch.every(isFilled) ? batch : batch.filter(isFilled);
  } catch (error) {
    throw unreadable(error);
  }
}

/**
 * Opens a CSV or XLSX file: finds out how it is laid out, or follows what a person said about it. Throws `FileUnreadable` for
 * anything that is no table, `FileTooWide` for too many columns, `FileRowless` for a workbook of headings alone, `FileTooLong` for archives made to burst.
 */
export async function openTable(source: ByteSource, wishes: LayoutWishes = {}): Promise<Table> {
  const [a, b, c, d] = await headOf(source, 4);
  const isArchive = a === 0x50 && b === 0x4b && c === 3 && d === 4;
  try {
    return await (isArchive ? openXlsx(source, wishes) : openText(source, wishes));
  } catch (error) {
    throw unreadable(error);
  }
}
