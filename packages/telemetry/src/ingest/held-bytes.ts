import { Busy } from "./delivery-queue";
import { heldBytesMax, smallBytes } from "./limits";

/** What one request holds of the memory kept for large bodies. */
export interface HeldBytes {
  /** Says how much the request holds by now. @throws Busy where there is no room. */
  hold(bytes: number): void;
  release(): void;
}

/**
 * Keeps what large bodies hold together below a bound, whoever sends them; small ones pass. Who finds no room is told to come
 * again, with nothing read or stored.
 */
export function heldBytes(): () => HeldBytes {
  let all = 0;
  return () => {
    let mine = 0;
    return {
      hold(bytes) {
        if (bytes <= smallBytes || bytes <= mine) return;
        if (all + bytes - mine > heldBytesMax) throw new Busy();
        all += bytes - mine;
        mine = bytes;
      },
      release() {
        all -= mine;
        mine = 0;
      },
    };
  };
}
