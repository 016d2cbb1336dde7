export type RowProblem = "brokenQuotes";

/** One record of the file: its cells, and the number of the physical line it starts on. */
export interface CsvRow {
  line: number;
  cells: string[];
  problem?: RowProblem;
}

/** A quoted field longer than this is a quote somebody forgot to close. */
const quotedCharactersMax = 100_000;

/** Where the line that holds `at` ends, and where the next one starts. */
function lineEnd(text: string, at: number): { end: number; next: number } {
  for (let index = at; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10) return { end: index, next: index + 1 };
    if (code === 13) return { end: index, next: text.charCodeAt(index + 1) === 10 ? index + 2 : index + 1 };
  }
  return { end: text.length, next: text.length };
}

/** Reads a quoted field from its opening quote. Undefined where it is not closed properly. */
function quotedField(
  text: string,
  open: number,
  delimiter: string,
): { value: string; next: number; lines: number } | undefined {
  let value = "";
  let lines = 0;
  let at = open + 1;
  const limit = Math.min(text.length, open + quotedCharactersMax);
  let start = at;
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines++;
    if (code !== 34) continue;
    if (text.charCodeAt(at + 1) === 34) {
      value += text.slice(start, at + 1);
      at++;
      start = at + 1;
      continue;
    }
    value += text.slice(start, at);
    let after = at + 1;
    while (text[after] === " " && delimiter !== " ") after++;
    const ends = after >= text.length || text[after] === delimiter || text[after] === "\n" || text[after] === "\r";
    return ends ? { value, next: after, lines } : undefined;
  }
  return undefined;
}

/**
 * Reads delimited text (RFC 4180, and what people make of it), record by record. Keeps count of physical lines through quoted line
 * breaks. A record with broken quotes is handed out as its raw first line with a problem, and reading goes on at the next line, so
 * that one bad quote costs one row and not the rest of the file. Blank lines are skipped.
 */
export function* readCsv(text: string, delimiter: string, from = 0, firstLine = 1): Generator<CsvRow> {
  let at = from;
  let line = firstLine;
  while (at < text.length) {
    const rowStart = at;
    const rowLine = line;
    const cells: string[] = [];
    let broken = false;
    for (;;) {
      let open = at;
      while (text[open] === " " && delimiter !== " ") open++;
      if (text.charCodeAt(open) === 34) {
        const field = quotedField(text, open, delimiter);
        if (!field) {
          broken = true;
          break;
        }
        cells.push(field.value);
        line += field.lines;
        at = field.next;
      } else {
        let end = at;
        for (; end < text.length; end++) {
          const code = text.charCodeAt(end);
          if (code === 10 || code === 13 || text[end] === delimiter) break;
        }
        cells.push(text.slice(at, end));
        at = end;
      }
      if (text[at] !== delimiter) break;
      at++;
    }
    if (broken) {
      const { end, next } = lineEnd(text, rowStart);
      yield { line: rowLine, cells: [text.slice(rowStart, end)], problem: "brokenQuotes" };
      at = next;
      line = rowLine + 1;
      continue;
    }
    at = lineEnd(text, at).next;
    line++;
    if (cells.length === 1 && (cells[0] ?? "").trim() === "") continue;
    yield { line: rowLine, cells };
  }
}
