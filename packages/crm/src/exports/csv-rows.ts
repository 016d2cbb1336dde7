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

/** Rows as CSV (RFC 4180). Begins with the mark that tells spreadsheets that this is UTF-8. */
export function csvRows(sink: Sink): RowWriter {
  let gathered = "\uFEFF";
  const flush = async () => {
    const bytes = Buffer.from(gathered);
    gathered = "";
    if (bytes.length > 0) await sink(bytes);
  };
  return {
    row: async (cells) => {
      gathered += `${csvRow(cells)}\r\n`;
      if (gathered.length > gatheredMax) await flush();
    },
    end: flush,
  };
}
