import type { Language } from "@arraigo/platform/contract";
import type { Cell, RowWriter } from "./cell";
import { defused } from "./defused";
import type { Sink } from "./zip-stream";

const gatheredMax = 64 * 1024;

function written(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "object") return "day" in cell ? cell.day : cell.moment;
  if (typeof cell !== "string") return String(cell);
  const safe = defused(cell);
  return /[",;\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvRow = (cells: readonly Cell[]): string => cells.map(written).join(",");

/** Where the comma stands before a fraction, spreadsheets take the semicolon between columns. */
const spanishRow = (cells: readonly Cell[]): string =>
  cells.map((cell) => (typeof cell === "number" ? String(cell).replace(".", ",") : written(cell))).join(";");

/**
 * Rows as CSV (RFC 4180), between semicolons for who reads Spanish: as a spreadsheet in that language opens them by a double click.
 * Begins with the mark that tells spreadsheets that this is UTF-8.
 */
export function csvRows(sink: Sink, language: Language = "en"): RowWriter {
  const lineOf = language === "es" ? spanishRow : csvRow;
  let gathered = "\uFEFF";
  const flush = async () => {
    const bytes = Buffer.from(gathered);
    gathered = "";
    if (bytes.length > 0) await sink(bytes);
  };
  return {
    row: async (cells) => {
      gathered += `${lineOf(cells)}\r\n`;
      if (gathered.length > gatheredMax) await flush();
    },
    end: flush,
  };
}
