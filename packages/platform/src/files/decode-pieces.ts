import type { Encoding } from "../contract";

const bytesAtOnce = 1 << 17;
/** Halves of surrogate pairs cannot be stored; they only come from broken files. */
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Bytes as text, piece by piece; characters that lie across two pieces are put together, and the mark at the front is left out.
 * Undecodable bytes become U+FFFD; zeros, which no database text can hold, are dropped.
 */
export async function* decodePieces(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const wide = encoding.startsWith("utf-16");
  const clean = (text: string) => {
    const storable = text.includes("\u0000") ? text.replaceAll("\u0000", "") : text;
    return wide ? storable.replace(loneSurrogate, "\uFFFD") : storable;
  };
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += bytesAtOnce) {
      const text = decoder.decode(piece.subarray(at, at + bytesAtOnce), { stream: true });
      if (text) yield clean(text);
    }
  const rest = decoder.decode();
  if (rest) yield clean(rest);
}
