/** A file's bytes, wherever they lie: readable from front to back, and from any place, as archives need. */
export interface ByteSource {
  /** Bytes in all. */
  size: number;
  /** The bytes from `start` (default 0) up to `end` (default the size), in pieces. */
  read(start?: number, end?: number): AsyncIterable<Uint8Array>;
}

/** Bytes that are in memory already. */
export function bytesInMemory(bytes: Uint8Array, pieceBytes = 1 << 20): ByteSource {
  return {
    size: bytes.length,
    async *read(start = 0, end = bytes.length) {
      for (let at = start; at < end; at += pieceBytes) yield bytes.subarray(at, Math.min(at + pieceBytes, end));
    },
  };
}

/** The first bytes, at most `count`. */
export async function headOf(source: ByteSource, count: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of source.read(0, Math.min(count, source.size))) parts.push(piece);
  return Buffer.concat(parts);
}
