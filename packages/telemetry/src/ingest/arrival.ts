import type { Outcome } from "../health/tables";
import type { Rejected } from "../rejected/keep-rejected";
import type { Properties } from "../store/tables";
import type { KnownKey } from "./known-keys";
import type { ReadEvent } from "./read-event";

/** An event on arrival, for whoever looks. */
export interface Arrival {
  outcome: Outcome;
  reason?: string;
  name?: string;
  messageId?: string;
  userRef?: string;
  occurredAt?: string;
  properties?: Properties;
}

/** What a delivery says of its source. */
export interface Observed {
  arrivals: Arrival[];
  library: string | undefined;
  skewMs: number | undefined;
}

const watchedMax = 100;
const unwatchedMax = 5;
const unwatchedMs = 10_000;

/**
 * How many events of this delivery are kept for whoever looks: all that are shown while somebody does, and otherwise a few every
 * ten seconds, so that a page opened later is not empty. 0: this one passes unseen.
 */
export function arrivalsWanted(): (key: KnownKey, now: Date) => number {
  const next = new Map<string, number>();
  return ({ keyId, watchedUntil }, now) => {
    if (watchedUntil && watchedUntil > now) return watchedMax;
    const at = Date.now();
    if ((next.get(keyId) ?? 0) > at) return 0;
    if (next.size > 10_000) next.clear();
    next.set(keyId, at + unwatchedMs);
    return unwatchedMax;
  };
}

/** What is shown of an event, stored or not. */
export function arrivalOf(event: ReadEvent, rejected: Rejected | undefined): Arrival {
  if (event.kind === "event") {
    const { n, m, r, o, x } = event.row;
    return {
      outcome: "stored",
      name: n,
      messageId: m,
      ...(r && { userRef: r }),
      occurredAt: o,
      ...(x && { properties: x }),
    };
  }
  if (event.kind === "link") return { outcome: "joined", ...(event.refs[0] && { userRef: event.refs[0] }) };
  if (event.kind === "nothing") return { outcome: "ignored" };
  const name = rejected?.excerpt.name || rejected?.excerpt.type;
  return { outcome: "refused", reason: event.reason, ...(name && { name }) };
}
