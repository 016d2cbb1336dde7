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
/** By hand nobody sends more before they look. */
const unwatchedMax = 20;
/** On average not more than five in ten seconds, however much a source sends. */
const msPerArrival = 2_000;

/**
 * How many events of this delivery are kept for whoever looks: all that are shown while somebody does, and otherwise the next twenty,
 * of which one comes back every two seconds; so whoever sends one event after another and looks afterwards sees each of them. 0: this
 * one passes unseen.
 */
export function arrivalsWanted(): (key: KnownKey, now: Date, events: number) => number {
  const left = new Map<string, { arrivals: number; at: number }>();
  return ({ keyId, watchedUntil }, now, events) => {
    if (watchedUntil && watchedUntil > now) return watchedMax;
    const at = Date.now();
    const before = left.get(keyId) ?? { arrivals: unwatchedMax, at };
    const arrivals = Math.min(unwatchedMax, before.arrivals + (at - before.at) / msPerArrival);
    const wanted = Math.min(events, Math.floor(arrivals));
    if (wanted === 0) return 0;
    if (left.size > 10_000) left.clear();
    left.set(keyId, { arrivals: arrivals - wanted, at });
    return wanted;
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
