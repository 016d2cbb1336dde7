import type { Link } from "../people/link-people";
import { describeRejected } from "../rejected/describe-rejected";
import type { Rejected } from "../rejected/keep-rejected";
import type { EventRow } from "../store/stored-event";
import { eventBytesMax } from "./limits";
import { readEvent } from "./read-event";

/** A request, understood. What it holds is stored together or, where the database is away, not at all. */
export interface Delivery {
  organisationId: string;
  keyId: string;
  receivedAt: Date;
  rows: EventRow[];
  links: Link[];
  rejected: Rejected[];
  received: number;
}

interface Source {
  organisationId: string;
  keyId: string;
  receivedAt: Date;
  /** Bytes of the whole request, unpacked. */
  size: number;
}

/** Reads every event of a request. */
export function readDelivery(
  events: readonly unknown[],
  { organisationId, keyId, receivedAt, size }: Source,
): Delivery {
  const delivery: Delivery = {
    organisationId,
    keyId,
    receivedAt,
    rows: [],
    links: [],
    rejected: [],
    received: events.length,
  };
  const options = { now: receivedAt.getTime(), keyId, measured: size > eventBytesMax };
  for (const sent of events) {
    const event = readEvent(sent, options);
    if (event.kind === "event") {
      delivery.rows.push(event.row);
      if (event.email && event.row.r) delivery.links.push({ refs: [event.row.r], to: [event.row.r, event.email] });
    } else if (event.kind === "link") delivery.links.push({ refs: event.refs, to: event.to });
    else if (event.kind === "rejected") delivery.rejected.push(describeRejected(sent, event.reason, keyId));
  }
  return delivery;
}
