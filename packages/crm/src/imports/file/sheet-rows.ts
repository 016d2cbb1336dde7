import type { FileRow } from "@arraigo/platform/files";
import { FileUnreadable } from "../../errors";
import type { Sheet, Workbook } from "./open-workbook";
import { readXml, unescaped } from "./read-xml";
import { serialDate } from "./sheet-dates";

/** Columns beyond this are drawings and leftovers, not a table. */
const columnsMax = 1_000;

/** The column a reference like "AB12" names, from zero; undefined for what is none. */
function columnOf(reference: string): number | undefined {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return at === 0 ? undefined : column - 1;
}

/** Numbers as the shortest text that means the same: "1.1000000000000001" is 1.1. */
function numberText(raw: string): string {
  const number = Number(raw);
  return Number.isFinite(number) ? String(number) : raw;
}

/**
 * The rows of a sheet as text, in batches as they come out of the archive. Dates stand as ISO, numbers with a decimal point,
 * whatever the sheet's look; cells with an error hold its name ("#REF!"), formulas saved without a result nothing, and are named. Empty rows are skipped, `line` is the sheet's own number.
 */
export async function* sheetRows(workbook: Workbook, sheet: Sheet): AsyncGenerator<FileRow[]> {
  const pieces = workbook.archive.open(sheet.path);
  if (!pieces) throw new FileUnreadable();
  const { texts, styles, from1904 } = workbook;
  let rows: FileRow[] = [];
  let row: FileRow | undefined;
  let line = 0;
  let column = -1;
  let type = "n";
  let style = 0;
  let value = "";
  let formula = false;
  let reading = false;
  let aside = 0;

  const shown = (): string => {
    switch (type) {
      case "s":
        return texts[Number(value)] ?? "";
      case "b":
        return value === "1" || value === "true" ? "TRUE" : "FALSE";
      case "n":
        if (styles.dates.has(style)) return serialDate(Number(value), from1904) ?? value;
        if (styles.currencies.has(style)) return `${styles.currencies.get(style)}${numberText(value)}`;
        return styles.percents.has(style) ? `${Number((Number(value) * 100).toPrecision(12))}%` : numberText(value);
      case "d":
        return value.replace(/(T00:00:00)?(\.0+)?Z?$/, "");
      default:
        return unescaped(value);
    }
  };
  const listener = {
    open(name: string, attributes: Record<string, string>) {
      if (name === "c") {
        column = (attributes.r ? columnOf(attributes.r) : undefined) ?? column + 1;
        type = attributes.t ?? "n";
        style = Number(attributes.s ?? 0);
        value = "";
        formula = false;
      } else if (name === "f") formula = true;
      else if (name === "v" || name === "t") reading = aside === 0;
      else if (name === "row") {
        line = Number(attributes.r) || line + 1;
        column = -1;
        row = { line, cells: [] };
      } else if (name === "rPh") aside++;
    },
    text(part: string) {
      if (reading) value += part;
    },
    close(name: string) {
      if (name === "v" || name === "t") reading = false;
      else if (name === "c") {
        if (!row || column >= columnsMax) return;
        // An empty text is a result, and is written as one.
        if (value === "" && formula && type === "n") row.unworked = [...(row.unworked ?? []), column];
        if (value === "") return;
        while (row.cells.length < column) row.cells.push("");
        const text = shown();
        row.cells[column] = text;
        if (type === "n" && !styles.dates.has(style) && text.includes("."))
          row.numbers = [...(row.numbers ?? []), column];
      } else if (name === "row") {
        if (row && (row.unworked || row.cells.some((cell) => cell.trim() !== ""))) rows.push(row);
        row = undefined;
      } else if (name === "rPh") aside--;
    },
  };
  for await (const _ of readXml(pieces, listener)) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
