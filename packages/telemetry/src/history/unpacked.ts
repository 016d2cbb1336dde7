import { createGunzip } from "node:zlib";
import { type ByteSource, headOf } from "@arraigo/platform/files";
import { FileTooLong, FileUnreadable } from "../errors";
import { historyRowsMax, unpackedBytesMax } from "../history-contract";

/** A gigabyte of table packs to no less; what unpacks further was made to burst. */
async function* unpack(source: ByteSource, bytesMax: number): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const feeding = (async () => {
    for await (const piece of source.read()) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(piece)) await new Promise<void>((resume) => gunzip.once("drain", resume).once("close", resume));
    }
    gunzip.end();
  })();
  feeding.catch((error: unknown) => gunzip.destroy(error as Error));
  let size = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > bytesMax) throw new FileTooLong({ megabytesMax: bytesMax / 1024 ** 2, rowsMax: historyRowsMax });
      yield piece;
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    throw typeof code === "string" && code.startsWith("Z_") ? new FileUnreadable() : error;
  } finally {
    gunzip.destroy();
  }
}

/**
 * A file's bytes as they are meant: packed ones unpacked, known by their first two bytes. Can be read from the front only. Holds one
 * piece. Reading throws `FileUnreadable` where the packing is broken, `FileTooLong` past a gigabyte.
 */
export async function unpacked(
  source: ByteSource,
  bytesMax = unpackedBytesMax,
): Promise<{ source: ByteSource; gzip: boolean }> {
  const [a, b] = await headOf(source, 2);
  if (a !== 0x1f || b !== 0x8b) return { source, gzip: false };
  return {
    gzip: true,
    source: {
      size: bytesMax,
      async *read(_start = 0, end = Number.POSITIVE_INFINITY) {
        let at = 0;
        for await (const piece of unpack(source, bytesMax)) {
          yield piece.subarray(0, end - at);
          at += piece.length;
          if (at >= end) return;
        }
      },
    },
  };
}
