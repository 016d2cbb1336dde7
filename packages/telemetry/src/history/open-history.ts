import type { Delimiter, Encoding } from "@arraigo/platform/contract";
import { type ByteSource, decodePieces, detectEncoding, headOf, NoTable, openCsv } from "@arraigo/platform/files";
import { FileUnreadable } from "../errors";
import type { FinishUpload, RowReason } from "../history-contract";
import { LineReader } from "./line-reader";
import { unpacked } from "./unpacked";

/** One row: the line it begins on, what stands in each column, and the row as it is written, for whoever has to mend it. */
export interface HistoryRow {
  line: number;
  values: unknown[];
  cells: string[];
  problem?: RowReason;
}

export interface HistoryLayout {
  format: "csv" | "ndjson";
  gzip: boolean;
  encoding: Encoding;
  delimiter: Delimiter | null;
  headerLine: number | null;
  columns: string[];
}

export interface HistoryFile {
  layout: HistoryLayout;
  /** The rows in batches. Each call reads from the beginning. */
  rows(): AsyncIterable<HistoryRow[]>;
}

/** An event is at most 32 KB; a line of JSON may say more about it than is kept. */
const lineCharactersMax = 262_144;
const linesLooked = 2_000;
const columnsOfLinesMax = 200;

async function* linesOf(source: ByteSource, encoding: Encoding) {
  const reader = new LineReader(lineCharactersMax);
  for await (const text of decodePieces(source.read(), encoding)) yield reader.push(text);
  yield reader.end();
}

const objectIn = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};

async function columnsOf(source: ByteSource, encoding: Encoding): Promise<string[]> {
  const columns = new Set<string>();
  let looked = 0;
  for await (const lines of linesOf(source, encoding)) {
    for (const { text } of lines) {
      for (const key of Object.keys(objectIn(text) ?? {})) if (columns.size < columnsOfLinesMax) columns.add(key);
      looked += 1;
    }
    if (looked >= linesLooked) break;
  }
  if (columns.size === 0) throw new FileUnreadable();
  return [...columns];
}

async function* jsonRows(
  source: ByteSource,
  encoding: Encoding,
  columns: readonly string[],
): AsyncGenerator<HistoryRow[]> {
  for await (const lines of linesOf(source, encoding))
    yield lines.map(({ line, text, tooLong }): HistoryRow => {
      if (tooLong) return { line, values: [], cells: [text], problem: "row_too_long" };
      const object = objectIn(text);
      if (!object) return { line, values: [], cells: [text], problem: "not_json" };
      return {
        line,
        values: columns.map((column) => (Object.hasOwn(object, column) ? object[column] : undefined)),
        cells: [text],
      };
    });
}

async function openLines(source: ByteSource, gzip: boolean, encoding: Encoding): Promise<HistoryFile> {
  const columns = await columnsOf(source, encoding);
  const layout: HistoryLayout = { format: "ndjson", gzip, encoding, delimiter: null, headerLine: null, columns };
  return { layout, rows: () => jsonRows(source, encoding, columns) };
}

async function openTable(source: ByteSource, gzip: boolean, wishes: FinishUpload["layout"]): Promise<HistoryFile> {
  const table = await openCsv(source, wishes);
  const { headers, ...found } = table.layout;
  const layout: HistoryLayout = { format: "csv", gzip, ...found, columns: headers };
  const problemOf = (row: { cells: string[]; problem?: "brokenQuotes" }): RowReason | undefined => {
    if (row.problem) return "broken_quotes";
    return row.cells.length < headers.length ? "too_few_cells" : undefined;
  };
  return {
    layout,
    async *rows() {
      for await (const batch of table.rows())
        yield batch.map((row): HistoryRow => {
          const problem = problemOf(row);
          return { line: row.line, values: row.cells, cells: row.cells, ...(problem && { problem }) };
        });
    },
  };
}

/**
 * Opens a file of history, packed or not: lines of JSON objects, known by the first sign, or delimited text. Finds out how it is
 * written, or follows what a person said about it. Throws `FileUnreadable` for anything else, `FileTooLong` for what was made to burst.
 */
export async function openHistory(packed: ByteSource, wishes: FinishUpload["layout"] = {}): Promise<HistoryFile> {
  const { source, gzip } = await unpacked(packed);
  try {
    const encoding = wishes.encoding ?? (await detectEncoding(source.read()));
    if (!encoding) throw new FileUnreadable();
    const start = new TextDecoder(encoding).decode(await headOf(source, 1_000)).trimStart();
    if (start.startsWith("{")) return await openLines(source, gzip, encoding);
    return await openTable(source, gzip, { ...wishes, encoding });
  } catch (error) {
    throw error instanceof NoTable ? new FileUnreadable() : error;
  }
}
