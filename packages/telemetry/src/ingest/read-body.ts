import { gunzipSync } from "node:zlib";
import { batchBytesMax } from "./limits";

/** The body is larger than a batch may be, packed or unpacked. */
export class BodyTooLarge extends Error {}
/** The body is not JSON, or breaks off. */
export class BodyUnreadable extends Error {}

/** Reads at most `batchBytesMax`, and stops reading where there is more. */
async function readBytes(request: Request): Promise<Buffer> {
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > batchBytesMax) throw new BodyTooLarge();
  // The server ends a body at its announced length, so it can be read in one piece, without the cost of a stream.
  if (announced !== null) return Buffer.from(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks.length === 1 && chunks[0] ? Buffer.from(chunks[0]) : Buffer.concat(chunks);
    size += value.length;
    if (size > batchBytesMax) {
      await reader.cancel().catch(() => {});
      throw new BodyTooLarge();
    }
    chunks.push(value);
  }
}

/** Gzip is known by its first bytes: some libraries name no encoding, others a wrong content type. */
function unpack(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: batchBytesMax });
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw new BodyTooLarge();
    throw new BodyUnreadable();
  }
}

export interface Body {
  value: unknown;
  /** Bytes after unpacking. */
  size: number;
}

/**
 * Reads a request as JSON, gzip or not, whatever its content type says; never more than a batch may hold in memory.
 * @throws BodyTooLarge, BodyUnreadable
 */
export async function readBody(request: Request): Promise<Body> {
  const bytes = unpack(await readBytes(request));
  try {
    return { value: JSON.parse(bytes.toString("utf8")) as unknown, size: bytes.length };
  } catch {
    throw new BodyUnreadable();
  }
}
