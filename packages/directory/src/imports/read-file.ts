import { Buffer } from "node:buffer";
import Papa from "papaparse";
import { importMegabytesMax } from "../contract";
import { FileNotReadable, FileTooLarge } from "../errors";

/** A file as a table. `lines` are where each row begins in the file, counted from 1, so that people can find it. */
export interface FileTable {
  columns: string[];
  rows: { line: number; cells: string[] }[];
}

/** UTF-8 where it is valid, with or without a mark; UTF-16 by its mark; otherwise what older spreadsheets write, Windows-1252. */
export function decodeFile(bytes: Uint8Array): string {
  if (bytes.length > importMegabytesMax * 1_048_576) throw new FileTooLarge({ megabytes: importMegabytesMax });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString("utf16le");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Comma, semicolon, tab or bar, whichever the file uses; quotes as RFC 4180. The first row names the columns. */
export function readTable(text: string): FileTable {
  if (text.includes("\u0000")) throw new FileNotReadable();
  const rows: FileTable["rows"] = [];
  let line = 1;
  let cursor = 0;
  Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    step: ({ data, meta }) => {
      rows.push({ line, cells: data.map((cell) => cell.trim()) });
      for (; cursor < meta.cursor; cursor++)
        if (text[cursor] === "\n" || (text[cursor] === "\r" && text[cursor + 1] !== "\n")) line++;
    },
  });
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [head, ...body] = filled;
  if (!head || head.cells.length < 2 || head.cells.length > 500) throw new FileNotReadable();
  return { columns: head.cells.map((cell, index) => cell || `#${index + 1}`), rows: body };
}

/** The sign that the line of headings uses most, quotes aside. */
function separatorOf(text: string): string {
  const heading =
    /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 20_000).trimStart())?.[0].replace(/"(?:[^"]|"")*"/g, "") ?? "";
  const counted = [",", ";", "\t", "|"].map((sign) => ({ sign, times: heading.split(sign).length }));
  return counted.reduce((best, each) => (each.times > best.times ? each : best)).sign;
}
