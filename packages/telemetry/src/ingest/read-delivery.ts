import type { Link } from "../people/link-people";
import { describeRejected } from "../rejected/describe-rejected";
import type { Rejected } from "../rejected/keep-rejected";
import type { EventRow } from "../store/stored-event";
import { arrivalOf, type Observed } from "./arrival";
import { eventBytesMax, type Protocol } from "./limits";
import { readEvent } from "./read-event";
import { readPosthogEvent } from "./read-posthog";

/** A request, understood. What it holds is stored together or, where the database is away, not at all. */
export interface Delivery {
  organisationId: string;
  keyId: string;
  receivedAt: Date;
  rows: EventRow[];
  links: Link[];
  rejected: Rejected[];
  /** Events that count or would have: names for a person, and what nobody did, are none. */
  received: number;
  /** Undefined where this one passes unseen. */
  observed: Observed | undefined;
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
}

function libraryOf({ c }: EventRow): string | undefined {
  return typeof c?.["library"] === "string" ? c["library"] : undefined;
}

const atOnce = 500;
const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Reads every event of a request. Between the hundreds of a large one others get their turn. */
export async function readDelivery(
  events: readonly unknown[],
  { organisationId, keyId, receivedAt, size, protocol, sentAt, arrivalsMax }: Source,
): Promise<Delivery> {
  const delivery: Delivery = {
    organisationId,
    keyId,
    receivedAt,
    rows: [],
    links: [],
    rejected: [],
    received: 0,
    observed: undefined,
  };
  const options = { now: receivedAt.getTime(), keyId, measured: size > eventBytesMax };
  const observed: Observed = {
    arrivals: [],
    library: undefined,
    skewMs: sentAt === undefined ? undefined : Math.round(receivedAt.getTime() - sentAt),
  };
  if (arrivalsMax > 0) delivery.observed = observed;
  const read = protocol === "posthog" ? readPosthogEvent : readEvent;
  let index = -1;
  for (const sent of events) {
    index += 1;
    if (index % atOnce === atOnce - 1) await breath();
    const event = read(sent, options);
    if (event.kind === "event") {
      delivery.rows.push(event.row);
      if (event.email && event.row.r) delivery.links.push({ refs: [event.row.r], to: [event.row.r, event.email] });
    } else if (event.kind === "link") delivery.links.push({ refs: event.refs, to: event.to });
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
