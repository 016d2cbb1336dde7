import { BodyTooLarge } from "./body-errors";
import type { HeldBytes } from "./held-bytes";
import { smallBytes } from "./limits";
import { textOf } from "./text-of";
import { unpack } from "./unpack";

/** Whether a body is announced as larger, or does not say how large it is. */
export const mayBeBeyond = (request: Request, bytes: number) => {
  const announced = request.headers.get("content-length");
  return announced === null ? request.body !== null : Number(announced) > bytes;
};

/**
 * Reads at most `max` bytes, and stops reading where there is more.
 * @throws BodyTooLarge; Busy where there is no room, or it comes so slowly that others need it
 */
async function readBytes(
  request: Request,
  max: number,
  held: HeldBytes,
  gone: readonly Promise<never>[],
): Promise<Buffer> {
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > max) throw new BodyTooLarge();
  // The server ends a body at its announced length, so a small one can be read in one piece, without the cost of a stream.
  if (!mayBeBeyond(request, smallBytes)) return Buffer.from(await Promise.race([request.arrayBuffer(), ...gone]));
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const takenBack = held.arriving();
  takenBack.catch(() => {});
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), takenBack, ...gone]);
      if (done) return chunks.length === 1 && chunks[0] ? Buffer.from(chunks[0]) : Buffer.concat(chunks);
      size += value.length;
      if (size > max) throw new BodyTooLarge();
      held.hold(size);
      chunks.push(value);
    }
  } catch (error) {
    // Not waited for: whoever sends nothing more would be waited for, too.
    if (error instanceof BodyTooLarge) reader.cancel().catch(() => {});
    throw error;
  } finally {
    held.arrived();
  }
}

/**
 * Reads a request's JSON, unparsed: by its first bytes and its shape, whatever its headers say. Gzip, zlib, deflate, base64 and forms
 * are understood; more than `max` bytes are never held, packed or unpacked. `gone` rejects where its place is given to somebody else.
 * @throws BodyTooLarge, BodyUnreadable; Busy where too many large bodies are under way
 */
export async function readBody(
  request: Request,
  { max, held, gone }: { max: number; held: HeldBytes; gone: readonly Promise<never>[] },
): Promise<Buffer> {
  const bytes = await readBytes(request, max, held, gone);
  const deflated = request.headers.get("content-encoding")?.includes("deflate") ?? false;
  const unpacked = await unpack(bytes, { max, deflated });
  const packed = unpacked === bytes ? 0 : bytes.length;
  held.hold(packed + unpacked.length);
  const found = textOf(unpacked);
  if (!found.fromBase64) return found.bytes;
  const inner = await unpack(found.bytes, { max, deflated: false });
  held.hold(packed + unpacked.length + inner.length);
  return inner;
}
