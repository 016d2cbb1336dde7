import { Busy } from "./delivery-queue";
import { stalledMs, unnamedMax } from "./limits";
import { runningNow } from "./running-time";

interface Unnamed {
  since: number;
  giveUp: () => void;
}

/** A request of a sender not known yet, while its body arrives. */
export interface UnderWay {
  /** Rejects with Busy once its place is given to somebody else; never settles otherwise. */
  gone: Promise<never>;
  over(): void;
}

/**
 * Bounds how many bodies arrive at a time from senders who have not shown a known key, large and small: whoever opens connections
 * and sends nothing more holds places, not the process. Where all are taken, the one that has been at it for longest goes.
 */
export function unnamedSenders(): () => UnderWay {
  // In the order in which they began.
  const underWay = new Set<Unnamed>();
  return () => {
    if (underWay.size >= unnamedMax) {
      const [oldest] = underWay;
      if (!oldest || runningNow() - oldest.since < stalledMs) throw new Busy();
      underWay.delete(oldest);
      oldest.giveUp();
    }
    const mine: Unnamed = { since: runningNow(), giveUp: () => {} };
    const gone = new Promise<never>((_resolve, reject) => {
      mine.giveUp = () => reject(new Busy());
    });
    gone.catch(() => {});
    underWay.add(mine);
    return { gone, over: () => underWay.delete(mine) };
  };
}
