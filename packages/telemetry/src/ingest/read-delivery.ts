import type { Log } from "@arraigo/platform";
import { isRemembered } from "../catalogue/names-beyond";
import type { KeyTrust } from "../contract";
import type { Link } from "../people/link-people";
import { describeRejected } from "../rejected/describe-rejected";
import type { Rejected } from "../rejected/keep-rejected";
import type { EventRow } from "../store/stored-event";
import { arrivalOf, type Observed } from "./arrival";
import { eventBytesMax, type Protocol } from "./limits";
import { type ReadEvent, readEvent } from "./read-event";
import { readPosthogEvent } from "./read-posthog";

/** A request, understood. What it holds is stored together or, where the database is away, not at all. */
export interface Delivery {
  organisationId: string;
  keyId: string;
  receivedAt: Date;
  rows: EventRow[];
  links: Link[];
  rejected: Rejected[];
  /** Those of `rows` whose name this process has not seen yet, as they were sent: the name may be one too many. */
  unseen: { row: EventRow; sent: unknown; protocol: Protocol }[];
  /** Events that count or would have: names for a person, and what nobody did, are none. */
  received: number;
  /** Undefined where this one passes unseen. */
  observed: Observed | undefined;
  /** It came from a browser, so that its key is public from now on. */
  exposed: boolean;
}

interface Source {
  organisationId: string;
  keyId: string;
  receivedAt: Date;
  /** Bytes of the whole request, unpacked. */
  size: number;
  protocol: Protocol;
  /** When the request left, by the sender's clock. */
  sentAt: number | undefined;
  /** How many of its events are kept for whoever looks. */
  arrivalsMax: number;
  trust: KeyTrust;
  /** Whether this request came from a browser, whatever is known of its key. */
  fromBrowser: boolean;
  log: Log;
}

/** A name as a source calls it that is counted apart: nobody in the directory answers to it, unless an administrator says so. */
const apartRef = (keyId: string, ref: string) => `apart:${keyId.slice(-8)}:${ref}`;

/** What an event says, under the names its source may use. */
function believed(event: ReadEvent, { keyId, trust }: Pick<Source, "keyId" | "trust">): ReadEvent {
  if (trust !== "apart") return event;
  const apart = (ref: string) => apartRef(keyId, ref);
  if (event.kind === "link") return { ...event, refs: event.refs.map(apart), to: event.to.map(apart) };
  if (event.kind !== "event") return event;
  const { r, ...row } = event.row;
  return {
    ...event,
    row: { ...row, ...(r !== undefined && { r: apart(r) }) },
    email: event.email && apart(event.email),
  };
}

function libraryOf({ c }: EventRow): string | undefined {
  return typeof c?.["library"] === "string" ? c["library"] : undefined;
}

/** What went wrong and where in our own files; never the message, which may quote what somebody did. */
function faultOf(error: unknown): Record<string, unknown> {
  const { name, stack = "" } = error instanceof Error ? error : new Error();
  return {
    cause: name,
    at: stack
      .split("\n")
      .filter((line) => /^ {4}at \S/.test(line))
      .slice(0, 8),
  };
}

/**
 * What a reader did not foresee costs that event alone: thrown on, it would cost its whole request, with every try. Out of stack, the
 * event is too deep; anything else is our own fault, said as such and logged.
 */
function understood(read: () => ReadEvent, log: Log): ReadEvent {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message))
      return { kind: "rejected", reason: "too_deep" };
    log.error("event not read", faultOf(error));
    return { kind: "rejected", reason: "reader_fault" };
  }
}

const skewMsMax = 366 * 86_400_000;

/** How far behind the sender's clock is, in milliseconds. What is more than a year off was no clock's: it says nothing. */
function skewOf(sentAt: number | undefined, receivedAt: Date): number | undefined {
  const skew = sentAt === undefined ? Number.NaN : Math.round(receivedAt.getTime() - sentAt);
  return Math.abs(skew) <= skewMsMax ? skew : undefined;
}

const atOnce = 500;
const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Reads every event of a request. Between the hundreds of a large one others get their turn. */
export async function readDelivery(
  events: readonly unknown[],
  { organisationId, keyId, receivedAt, size, protocol, sentAt, arrivalsMax, trust, fromBrowser, log }: Source,
): Promise<Delivery> {
  const delivery: Delivery = {
    organisationId,
    keyId,
    receivedAt,
    rows: [],
    links: [],
    rejected: [],
    unseen: [],
    received: 0,
    observed: undefined,
    exposed: fromBrowser && trust === "server",
  };
  const claimed = fromBrowser || trust !== "server";
  const options = { now: receivedAt.getTime(), keyId, measured: size > eventBytesMax };
  const observed: Observed = {
    arrivals: [],
    library: undefined,
    skewMs: skewOf(sentAt, receivedAt),
  };
  if (arrivalsMax > 0) delivery.observed = observed;
  const read = protocol === "posthog" ? readPosthogEvent : readEvent;
  let index = -1;
  for (const sent of events) {
    index += 1;
    if (index % atOnce === atOnce - 1) await breath();
    const event = believed(
      understood(() => read(sent, options), log),
      { keyId, trust },
    );
    if (event.kind === "event") {
      delivery.rows.push(event.row);
      if (!isRemembered(organisationId, event.row.n)) delivery.unseen.push({ row: event.row, sent, protocol });
      if (event.email && event.row.r)
        delivery.links.push({ refs: [event.row.r], to: [event.row.r, event.email], claimed });
    } else if (event.kind === "link") delivery.links.push({ refs: event.refs, to: event.to, claimed });
    else if (event.kind === "rejected")
      delivery.rejected.push(describeRejected(sent, { reason: event.reason, sourceId: keyId, protocol }));
    if (index < arrivalsMax) {
      observed.arrivals.push(arrivalOf(event, delivery.rejected.at(-1)));
      if (event.kind === "event") observed.library ??= libraryOf(event.row);
    }
  }
  delivery.received = delivery.rows.length + delivery.rejected.length;
  return delivery;
}
