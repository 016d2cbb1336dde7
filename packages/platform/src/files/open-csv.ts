import type { Delimiter, Encoding } from "../contract";
import type { ByteSource } from "./byte-source";
import { CsvReader } from "./csv-reader";
import { decodePieces } from "./decode-pieces";
import { detectEncoding } from "./detect-encoding";
import type { FileRow, RowBatches } from "./file-row";
import { findDelimiter } from "./find-delimiter";
import { findHeader, type HeaderWishes } from "./find-header";
import { NoTable } from "./no-table";

/** How delimited text is laid out: enough to read it again the same way. */
export interface CsvLayout {
  encoding: Encoding;
  delimiter: Delimiter;
  /** Where the header row stands; null where the file starts with data. */
  headerLine: number | null;
  /** A name for each column, unique. */
  headers: string[];
}

/** What a person said about the file; what they left out is found out. */
export interface CsvWishes extends HeaderWishes {
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
}

export interface CsvTable {
  layout: CsvLayout;
  /** The file's first rows, header and what stands above it included. */
  head: readonly FileRow[];
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

/** At most so many rows from the beginning. */
export async function firstRows(batches: RowBatches, count: number): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}

/** The rows below the header. */
export async function* below(batches: RowBatches, headerLine: number | null): AsyncGenerator<FileRow[]> {
  if (headerLine === null) return yield* batches;
  for await (const batch of batches) {
    const [first] = batch;
    const rows = first && first.line <= headerLine ? batch.filter((row) => row.line > headerLine) : batch;
    if (rows.length > 0) yield rows;
  }
}

async function headText(source: ByteSource, encoding: Encoding): Promise<string> {
  let text = "";
  for await (const piece of decodePieces(source.read(0, Math.min(headBytes, source.size)), encoding)) text += piece;
  return text;
}

/**
 * Opens delimited text: finds out how it is laid out, or follows what a person said about it. Reads the bytes once for the encoding
 * and then its beginning. Throws `NoTable` for anything that is no table; reading its rows may throw that too.
 */
export async function openCsv(source: ByteSource, wishes: CsvWishes = {}): Promise<CsvTable> {
  const encoding = wishes.encoding ?? (await detectEncoding(source.read()));
  if (!encoding) throw new NoTable();
  const head = await headText(source, encoding);
  const told = separatorLine.exec(head)?.[1] as Delimiter | undefined;
  const delimiter = wishes.delimiter ?? told ?? findDelimiter(head);
  const first = await firstRows(csvRows(source, encoding, delimiter), rowsLooked);
  const layout: CsvLayout = { encoding, delimiter, ...findHeader(first, wishes) };
  return { layout, head: first, rows: () => below(csvRows(source, encoding, delimiter), layout.headerLine) };
}
