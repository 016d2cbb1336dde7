import { Readable } from "node:stream";
import type { ByteSource } from "@arraigo/platform/files";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { FileTooLong, FileUnreadable } from "../../errors";

const entriesMax = 10_000;
/** A million rows of fifty columns are about this much XML. */
const entryBytesMax = 3 * 1024 ** 3;
/** Large and this many times smaller when packed: made to fill a disk, not to be read. */
const suspectBytes = 200 * 1024 ** 2;
const packedTimesMax = 400;

class SourceReader extends RandomAccessReader {
  constructor(private readonly source: ByteSource) {
    super();
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.source.read(start, end), { objectMode: false });
  }
}

/** The files inside an archive, by name, each readable as a stream of bytes. */
export interface Archive {
  names: readonly string[];
  /** The bytes of one file; undefined where it is not there. */
  open(name: string): AsyncIterable<Uint8Array> | undefined;
}

function assertBounded(entry: Entry): void {
  const { uncompressedSize: whole, compressedSize: packed } = entry;
  if (whole > entryBytesMax || (whole > suspectBytes && whole > packed * packedTimesMax))
    throw new FileTooLong({ megabytesMax: entryBytesMax / 1024 ** 2, rowsMax: 1_000_000 });
}

/** Reads an archive's table of contents. Throws `FileUnreadable` for what is none, `FileTooLong` for one made to burst. */
export async function openArchive(source: ByteSource): Promise<Archive> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      lazyEntries: true,
      autoClose: false,
    });
    if (zip.entryCount > entriesMax) throw new FileUnreadable();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.replace(/^\//, "").toLowerCase(), entry);
  } catch {
    throw new FileUnreadable();
  }
  return {
    names: [...entries.keys()],
    open(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return undefined;
      assertBounded(entry);
      return (async function* () {
        const stream = await zip.openReadStreamPromise(entry);
        // A damaged archive fails in the middle of its stream; whoever reads hears the same word for it.
        try {
          for await (const piece of stream) yield piece as Uint8Array;
        } catch {
          throw new FileUnreadable();
        } finally {
          stream.destroy();
        }
      })();
    },
  };
}
