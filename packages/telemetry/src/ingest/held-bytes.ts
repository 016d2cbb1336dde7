import { Busy } from "./delivery-queue";
import { heldBytesMax, paceBytes, paceMs, readingMsMax, smallBytes, stalledMs } from "./limits";
import { runningNow } from "./running-time";

/** What one request holds of the memory kept for large bodies. */
export interface HeldBytes {
  /** Says how much the request holds by now. @throws Busy where there is no room. */
  hold(bytes: number): void;
  /** How much it holds. */
  bytes(): number;
  release(): void;
  /**
   * Says that its body is still arriving: from here on its room may be taken back, if it comes too slowly or stands still while others
   * need it. Rejects with Busy then, and never settles otherwise. To be ended with `arrived`.
   */
  arriving(): Promise<never>;
  arrived(): void;
}

/** A body that is still arriving, and how it has been coming. */
interface Arriving {
  bytes: number;
  begunAt: number;
  /** When it had last brought a pace's bytes, and how much it held then. */
  paceAt: number;
  paceBytes: number;
  giveUp: () => void;
}

/**
 * Keeps what large bodies hold together below a bound, whoever sends them; small ones pass. Room is taken as bytes arrive, not as they are
 * announced, and a body that stands still loses it: at once where somebody else needs it, and after two seconds in any case. Who finds
 * no room is told to come again, with nothing stored.
 */
export function heldBytes(): () => HeldBytes {
  let all = 0;
  const under = new Set<Arriving>();
  let sweeping: NodeJS.Timeout | undefined;

  const isSlow = ({ paceAt }: Arriving, ms: number) => runningNow() - paceAt > ms;
  function sweep(): void {
    for (const each of under) if (each.bytes > 0 && isSlow(each, paceMs)) each.giveUp();
  }
  /** Takes the room of whoever has stood still longest, or else has been at it for longest; false where nobody has for long. */
  function makeRoom(asking: Arriving | undefined): boolean {
    const others = [...under].filter((each) => each !== asking && each.bytes > 0);
    const stalled = others.filter((each) => isSlow(each, stalledMs)).toSorted((a, b) => a.paceAt - b.paceAt);
    const longest = others.toSorted((a, b) => a.begunAt - b.begunAt)[0];
    const loser = stalled[0] ?? (longest && runningNow() - longest.begunAt > readingMsMax ? longest : undefined);
    loser?.giveUp();
    return loser !== undefined;
  }

  return () => {
    let mine = 0;
    let reading: Arriving | undefined;
    const leave = () => {
      if (reading) under.delete(reading);
      reading = undefined;
      if (under.size > 0) return;
      clearInterval(sweeping);
      sweeping = undefined;
    };
    const release = () => {
      all -= mine;
      mine = 0;
      leave();
    };
    return {
      hold(bytes) {
        if (reading && bytes - reading.paceBytes >= paceBytes) {
          reading.paceAt = runningNow();
          reading.paceBytes = bytes;
        }
        if (bytes <= smallBytes || bytes <= mine) return;
        while (all + bytes - mine > heldBytesMax) if (!makeRoom(reading)) throw new Busy();
        all += bytes - mine;
        mine = bytes;
        if (reading) reading.bytes = bytes;
      },
      bytes: () => mine,
      release,
      arriving: () =>
        new Promise<never>((_resolve, reject) => {
          const now = runningNow();
          reading = {
            bytes: 0,
            begunAt: now,
            paceAt: now,
            paceBytes: 0,
            giveUp() {
              release();
              reject(new Busy());
            },
          };
          under.add(reading);
          sweeping ??= setInterval(sweep, stalledMs).unref();
        }),
      arrived: leave,
    };
  };
}
