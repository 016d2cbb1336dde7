import { isUtf8 } from "node:buffer";
import type { Encoding } from "../contract";

/** A file without a mark is UTF-16 where every second byte of its beginning is zero, as in Western text it mostly is. */
function unmarkedUtf16(head: Uint8Array): Encoding | undefined {
  const looked = Math.min(head.length, 4_000) & ~1;
  if (looked < 4) return undefined;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < looked; at += 2) {
    if (head[at] === 0) evenZeros++;
    if (head[at + 1] === 0) oddZeros++;
  }
  const many = looked / 2 / 2;
  if (oddZeros > many && evenZeros === 0) return "utf-16le";
  if (evenZeros > many && oddZeros === 0) return "utf-16be";
  return undefined;
}

/** Bytes at the end that begin a character and do not finish it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
  }
  return 0;
}

/** Characters of several bytes that are whole, and bytes that belong to none. */
function countSequences(bytes: Uint8Array): { whole: number; broken: number } {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let fits = more > 0;
    for (let next = 1; next <= more && fits; next++) fits = ((bytes[at + next] ?? 0) & 0xc0) === 0x80;
    if (fits) {
      whole++;
      at += more;
    } else broken++;
  }
  return { whole, broken };
}

/** Spreadsheets, archives and pictures are bytes, not text, and show it with zeros. */
const isBinary = (head: Uint8Array) => head.subarray(0, 64_000).includes(0);

/**
 * How a text is written, decided by all of its bytes: marked or unmarked UTF-16, UTF-8, else Windows-1252. A few broken bytes in a
 * file full of UTF-8 do not make it Windows-1252. Undefined for what is no text. Reads each piece once and keeps none.
 */
export async function detectEncoding(pieces: AsyncIterable<Uint8Array>): Promise<Encoding | undefined> {
  let carried: Uint8Array = new Uint8Array();
  let first = true;
  let valid = true;
  let whole = 0;
  let broken = 0;
  for await (const piece of pieces) {
    if (first) {
      const [a, b] = piece;
      if (a === 0xff && b === 0xfe) return "utf-16le";
      if (a === 0xfe && b === 0xff) return "utf-16be";
      const wide = unmarkedUtf16(piece);
      if (wide) return wide;
      if (isBinary(piece)) return undefined;
      first = false;
    }
    const bytes = carried.length > 0 ? Buffer.concat([carried, piece]) : piece;
    const cut = bytes.length - unfinished(bytes);
    carried = bytes.subarray(cut);
    const checked = bytes.subarray(0, cut);
    if (valid && isUtf8(checked)) {
      // Counted only once something is broken: what came before weighs as much as its accents, which a sample tells.
      whole += countSequences(checked.subarray(0, 64_000)).whole;
      continue;
    }
    valid = false;
    const counted = countSequences(checked);
    whole += counted.whole;
    broken += counted.broken;
  }
  if (carried.length > 0) {
    valid = false;
    broken += carried.length;
  }
  return valid || whole > broken * 10 ? "utf-8" : "windows-1252";
}
