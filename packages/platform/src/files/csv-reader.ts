import type { FileRow } from "./file-row";
import { NoTable } from "./no-table";

/** A quoted field longer than this is a quote somebody forgot to close. */
const quotedCharactersMax = 100_000;
/** And what goes on this long without a line's end is no table. */
const recordCharactersMax = 8_000_000;

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** A row, or that its end is not there yet. */
type Parsed = { row: FileRow | undefined; next: number; lines: number } | "needsMore";
type Quoted = { value: string; next: number } | "broken" | "needsMore";

/** Line breaks inside a quoted field, whatever ends a line. */
function lineBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count++;
  }
  return count;
}

/**
 * Reads delimited text (RFC 4180, and what people make of it) as it comes in. Keeps count of physical lines through quoted line
 * breaks. A record with broken quotes is handed out as its raw first line with a problem, and reading goes on at the next line, so
 * that one bad quote costs one row and not the rest of the file. Blank lines are skipped. Holds no more than the piece it was
 * given and one unfinished record.
 */
export class CsvReader {
  private text = "";
  private line: number;
  private ended = false;

  constructor(
    private readonly delimiter: string,
    firstLine = 1,
  ) {
    this.line = firstLine;
  }

  /** Takes the next piece of text; gives every record that ends in it. */
  push(piece: string): FileRow[] {
    this.text = this.text === "" ? piece : this.text + piece;
    return this.take();
  }

  /** Gives the records that only the end of the file could end. */
  end(): FileRow[] {
    this.ended = true;
    return this.take();
  }

  private take(): FileRow[] {
    const rows: FileRow[] = [];
    const { text } = this;
    let at = 0;
    let nextQuote = text.indexOf('"');
    while (at < text.length) {
      if (nextQuote >= 0 && nextQuote < at) nextQuote = text.indexOf('"', at);
      const end = this.lineEnd(at);
      if (end === undefined) {
        // A record without a quote in it simply is not over yet.
        if (nextQuote < 0) break;
      } else if (nextQuote < 0 || nextQuote >= end.end) {
        const cells = text.slice(at, end.end).split(this.delimiter);
        if (cells.length > 1 || (cells[0] ?? "").trim() !== "") rows.push({ line: this.line, cells });
        this.line++;
        at = end.next;
        continue;
      }
      const parsed = this.careful(at);
      if (parsed === "needsMore") break;
      if (parsed.row) rows.push(parsed.row);
      this.line += parsed.lines;
      at = parsed.next;
    }
    this.text = text.slice(at);
    if (this.text.length > recordCharactersMax) throw new NoTable();
    return rows;
  }

  /** Where the line that holds `at` ends and the next one starts; undefined where that is still to come. */
  private lineEnd(at: number): { end: number; next: number } | undefined {
    const { text } = this;
    const feed = text.indexOf("\n", at);
    // Looking for a return beyond the feed would cost a scan of everything that follows.
    const within = feed < 0 ? text.indexOf("\r", at) : text.slice(at, feed).indexOf("\r");
    const back = within < 0 ? -1 : feed < 0 ? within : at + within;
    if (back >= 0) {
      if (back + 1 === text.length && !this.ended) return undefined;
      return { end: back, next: text.charCodeAt(back + 1) === lineFeed ? back + 2 : back + 1 };
    }
    if (feed >= 0) return { end: feed, next: feed + 1 };
    return this.ended ? { end: text.length, next: text.length } : undefined;
  }

  /** One record cell by cell, for lines with quotes. */
  private careful(start: number): Parsed {
    const { text, delimiter } = this;
    const cells: string[] = [];
    let lines = 0;
    let at = start;
    for (;;) {
      let open = at;
      while (text[open] === " " && delimiter !== " ") open++;
      if (text.charCodeAt(open) === quote) {
        const field = this.quoted(open);
        if (field === "needsMore") return field;
        if (field === "broken") return this.broken(start);
        cells.push(field.value);
        lines += lineBreaks(field.value);
        at = field.next;
      } else {
        let end = at;
        for (; end < text.length; end++) {
          const code = text.charCodeAt(end);
          if (code === lineFeed || code === carriageReturn || text[end] === delimiter) break;
        }
        if (end === text.length && !this.ended) return "needsMore";
        cells.push(text.slice(at, end));
        at = end;
      }
      if (text[at] !== delimiter) break;
      at++;
    }
    const end = this.lineEnd(at);
    if (!end) return "needsMore";
    const blank = cells.length === 1 && (cells[0] ?? "").trim() === "";
    return { row: blank ? undefined : { line: this.line, cells }, next: end.next, lines: lines + 1 };
  }

  /** A field from its opening quote. */
  private quoted(open: number): Quoted {
    const { text, delimiter } = this;
    let value = "";
    let from = open + 1;
    for (;;) {
      const close = text.indexOf('"', from);
      if ((close < 0 ? text.length : close) - open > quotedCharactersMax) return "broken";
      if (close < 0) return this.ended ? "broken" : "needsMore";
      if (close + 1 >= text.length && !this.ended) return "needsMore";
      if (text.charCodeAt(close + 1) === quote) {
        value += text.slice(from, close + 1);
        from = close + 2;
        continue;
      }
      value += text.slice(from, close);
      let after = close + 1;
      while (text[after] === " " && delimiter !== " ") after++;
      if (after >= text.length) return this.ended ? { value, next: after } : "needsMore";
      const code = text.charCodeAt(after);
      return text[after] === delimiter || code === lineFeed || code === carriageReturn
        ? { value, next: after }
        : "broken";
    }
  }

  private broken(start: number): Parsed {
    const end = this.lineEnd(start);
    if (!end) return "needsMore";
    const row: FileRow = { line: this.line, cells: [this.text.slice(start, end.end)], problem: "brokenQuotes" };
    return { row, next: end.next, lines: 1 };
  }
}

/** A whole text at once, for small ones and for looking at a file's beginning. */
export function readCsvText(text: string, delimiter: string, firstLine = 1): FileRow[] {
  const reader = new CsvReader(delimiter, firstLine);
  return [...reader.push(text), ...reader.end()];
}
