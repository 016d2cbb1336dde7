import { promisify } from "node:util";
import { gunzip, gunzipSync, inflate, inflateRaw, inflateRawSync, inflateSync } from "node:zlib";
import { BodyTooLarge, BodyUnreadable } from "./body-errors";
import { unpackedAtOnceBytes } from "./limits";

const ways = {
  gzip: { now: gunzipSync, aside: promisify(gunzip) },
  zlib: { now: inflateSync, aside: promisify(inflate) },
  raw: { now: inflateRawSync, aside: promisify(inflateRaw) },
};

/** How bytes are packed, by the bytes themselves; bare deflate has no mark of its own, so it takes a header's word for it. */
function packingOf(bytes: Buffer, deflated: boolean): keyof typeof ways | undefined {
  const [first = 0, second = 0] = bytes;
  if (first === 0x1f && second === 0x8b) return "gzip";
  if (first === 0x78 && ((first << 8) | second) % 31 === 0) return "zlib";
  return deflated && first !== 0x7b && first !== 0x5b ? "raw" : undefined;
}

const isTooLarge = (error: unknown) => (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";

/**
 * Unpacks at most `max` bytes, and stops there: a bomb costs no more memory than a batch may. What unpacks to little is unpacked
 * on the spot, which is faster; the rest aside, so that nobody waits for it.
 * @throws BodyTooLarge, BodyUnreadable
 */
export async function unpack(bytes: Buffer, { max, deflated }: { max: number; deflated: boolean }): Promise<Buffer> {
  const packing = packingOf(bytes, deflated);
  if (!packing) return bytes;
  const { now, aside } = ways[packing];
  try {
    if (bytes.length < unpackedAtOnceBytes / 4)
      return now(bytes, { maxOutputLength: Math.min(max, unpackedAtOnceBytes) });
  } catch (error) {
    if (!isTooLarge(error)) throw new BodyUnreadable();
  }
  return aside(bytes, { maxOutputLength: max }).catch((error: unknown) => {
    throw isTooLarge(error) ? new BodyTooLarge() : new BodyUnreadable();
  });
}
