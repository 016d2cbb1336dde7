import { BodyTooLarge, BodyUnreadable } from "./body-errors";
import { countValues } from "./count-values";
import type { HeldBytes } from "./held-bytes";
import { bytesPerValue, smallBytes } from "./limits";

const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

function parsed(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString("utf8")) as unknown;
  } catch {
    throw new BodyUnreadable();
  }
}

/**
 * Parses bodies: small ones at once, large ones one after another with a pause in which everybody else is served, and only once it is
 * known how much is in them. What they become counts among what large bodies hold.
 */
export function bodyParser(): (json: Buffer, held: HeldBytes) => Promise<unknown> {
  let last: Promise<unknown> = Promise.resolve();
  async function parseLarge(json: Buffer, held: HeldBytes): Promise<unknown> {
    const values = countValues(json);
    if (values === undefined) throw new BodyTooLarge("The request holds more values than a batch may.");
    held.hold(held.bytes() + values * bytesPerValue);
    await breath();
    return parsed(json);
  }
  return async (json, held) => {
    if (json.length <= smallBytes) return parsed(json);
    const mine = last.then(() => parseLarge(json, held));
    last = mine.catch(() => {}).then(breath);
    return mine;
  };
}
