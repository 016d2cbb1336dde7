export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A file without a mark is UTF-16 where every second byte of its beginning is zero, as in Western text it mostly is. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const looked = Math.min(bytes.length, 4_000) & ~1;
  if (looked < 4) return undefined;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) evenZeros++;
    if (bytes[at + 1] === 0) oddZeros++;
  }
  const many = looked / 2 / 2;
  if (oddZeros > many && evenZeros === 0) return "utf-16le";
  if (evenZeros > many && oddZeros === 0) return "utf-16be";
  return undefined;
}

/**
 * Turns a file's bytes into text: UTF-8 with or without its mark, UTF-16 either way round, and Windows-1252 for whatever is not
 * valid UTF-8. Undefined for something that is no text.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | undefined {
  const [a, b] = bytes;
  const marked: Encoding | undefined =
    a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : undefined;
  const wide = marked ?? unmarkedUtf16(bytes);
  if (wide) return textOrNothing(new TextDecoder(wide).decode(bytes), wide);
  try {
    return textOrNothing(new TextDecoder("utf-8", { fatal: true }).decode(bytes), "utf-8");
  } catch {
    return textOrNothing(new TextDecoder("windows-1252").decode(bytes), "windows-1252");
  }
}

/** Halves of surrogate pairs cannot be stored; they only come from broken files. */
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Spreadsheets and archives are bytes, not text, and show it with zeros. */
function textOrNothing(text: string, encoding: Encoding) {
  if (text.includes("\u0000") || text.startsWith("PK\u0003\u0004")) return undefined;
  return { text: text.replace(loneSurrogate, "\uFFFD"), encoding };
}
