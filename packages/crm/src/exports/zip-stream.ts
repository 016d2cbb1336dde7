import { crc32, createDeflateRaw, type DeflateRaw } from "node:zlib";

/** What takes the bytes of a file as they come. */
export type Sink = (bytes: Buffer) => Promise<void>;

interface Entry {
  name: Buffer;
  offset: number;
  crc: number;
  packed: number;
  whole: number;
}

/** No time of day: the same list makes the same file. 1 January 1980, the format's first day. */
const dosTime = 0;
const dosDate = 0x21;
const versionNeeded = 20;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;
/** Bytes gathered before they are packed: one call a row would cost more than packing does. */
const gatheredMax = 64 * 1024;

/**
 * Writes a ZIP archive of files below four gigabytes as a stream: nothing is held but what is being packed. Format: PKWARE
 * APPNOTE 6.3, sections 4.3.7 to 4.3.16.
 */
export class ZipStream {
  readonly #sink: Sink;
  readonly #entries: Entry[] = [];
  #offset = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  async #out(bytes: Buffer): Promise<void> {
    this.#offset += bytes.length;
    await this.#sink(bytes);
  }

  /** Starts a file; write its text, then end it before the next one starts. */
  async file(name: string): Promise<{ write(text: string): Promise<void>; end(): Promise<void> }> {
    const entry: Entry = { name: Buffer.from(name), offset: this.#offset, crc: 0, packed: 0, whole: 0 };
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(versionNeeded, 4);
    header.writeUInt16LE(flags, 6);
    header.writeUInt16LE(deflated, 8);
    header.writeUInt16LE(dosTime, 10);
    header.writeUInt16LE(dosDate, 12);
    header.writeUInt16LE(entry.name.length, 26);
    await this.#out(Buffer.concat([header, entry.name]));
    const packing = packer();
    let gathered = "";
    const flush = async () => {
      const bytes = Buffer.from(gathered);
      gathered = "";
      entry.crc = crc32(bytes, entry.crc);
      entry.whole += bytes.length;
      await pass(await packing.write(bytes));
    };
    const pass = async (packed: Buffer) => {
      entry.packed += packed.length;
      if (packed.length > 0) await this.#out(packed);
    };
    return {
      write: async (text) => {
        gathered += text;
        if (gathered.length > gatheredMax) await flush();
      },
      end: async () => {
        await flush();
        await pass(await packing.end());
        const after = Buffer.alloc(16);
        after.writeUInt32LE(0x08074b50, 0);
        after.writeUInt32LE(entry.crc, 4);
        after.writeUInt32LE(entry.packed, 8);
        after.writeUInt32LE(entry.whole, 12);
        await this.#out(after);
        this.#entries.push(entry);
      },
    };
  }

  /** Writes the directory every archive ends with. */
  async end(): Promise<void> {
    const start = this.#offset;
    for (const entry of this.#entries) {
      const header = Buffer.alloc(46);
      header.writeUInt32LE(0x02014b50, 0);
      header.writeUInt16LE(versionNeeded, 4);
      header.writeUInt16LE(versionNeeded, 6);
      header.writeUInt16LE(flags, 8);
      header.writeUInt16LE(deflated, 10);
      header.writeUInt16LE(dosTime, 12);
      header.writeUInt16LE(dosDate, 14);
      header.writeUInt32LE(entry.crc, 16);
      header.writeUInt32LE(entry.packed, 20);
      header.writeUInt32LE(entry.whole, 24);
      header.writeUInt16LE(entry.name.length, 28);
      header.writeUInt32LE(entry.offset, 42);
      await this.#out(Buffer.concat([header, entry.name]));
    }
    const size = this.#offset - start;
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(size, 12);
    end.writeUInt32LE(start, 16);
    await this.#out(end);
  }
}

/** Node's deflate, a piece at a time: what is packed so far comes back with each call. */
function packer() {
  const deflate: DeflateRaw = createDeflateRaw({ level: 6 });
  let ready: Buffer[] = [];
  deflate.on("data", (bytes: Buffer) => ready.push(bytes));
  const taken = () => {
    const bytes = Buffer.concat(ready);
    ready = [];
    return bytes;
  };
  return {
    write: (bytes: Buffer) =>
      new Promise<Buffer>((resolve, reject) => {
        deflate.write(bytes, (error) => (error ? reject(error) : resolve(taken())));
      }),
    end: () =>
      new Promise<Buffer>((resolve, reject) => {
        deflate.once("error", reject);
        deflate.once("end", () => resolve(taken()));
        deflate.end();
      }),
  };
}
