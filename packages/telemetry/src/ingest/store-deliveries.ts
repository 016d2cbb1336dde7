import { inTransaction, type Services, type Tx } from "@arraigo/platform";
import { idsKnown, keepArrivals } from "../health/keep-arrivals";
import { exposeKeys } from "../keys/expose-keys";
import { linkPeople } from "../people/link-people";
import { keepRejected } from "../rejected/keep-rejected";
import { storeEvents } from "../store/store-events";
import type { EventRow, Received } from "../store/stored-event";
import { tellUsageRecorded } from "../store/tell-usage-recorded";
import type { Delivery } from "./read-delivery";
import { refuseNames } from "./refuse-names";

/** Stores deliveries of one organisation in one transaction: all of them, or none. Resolves after the commit. */
export async function storeDeliveries(services: Services, deliveries: readonly Delivery[]): Promise<void> {
  const [first] = deliveries;
  if (!first) return;
  const { organisationId } = first;
  await inTransaction({ ...services, organisationId }, async (tx) => {
    await storeTogether(tx, deliveries, services.clock.now());
  });
}

/** The same on the caller's transaction. Answers what became of each: names too many are refused here. */
export async function storeTogether(tx: Tx, sent: readonly Delivery[], receivedAt: Date): Promise<readonly Delivery[]> {
  const deliveries = await refuseNames(tx, sent);
  // The same id twice in what arrives together: the first one counts.
  const rows = new Map<string, EventRow>();
  const received = new Map<string, Received>();
  for (const delivery of deliveries) {
    for (const row of delivery.rows) if (!rows.has(row.m)) rows.set(row.m, row);
    const counted = received.get(delivery.keyId) ?? { s: delivery.keyId, received: 0, rejected: 0 };
    counted.received += delivery.received;
    counted.rejected += delivery.rejected.length;
    received.set(delivery.keyId, counted);
  }
  const links = deliveries.flatMap((delivery) => delivery.links);
  const rejected = deliveries.flatMap((delivery) => delivery.rejected);
  await exposeKeys(tx, deliveries);
  if (links.length > 0) await linkPeople(tx, links, receivedAt);
  const repeated = await idsKnown(tx, deliveries);
  await tellUsageRecorded(tx, await storeEvents(tx, [...rows.values()], receivedAt, [...received.values()]));
  await keepRejected(tx, rejected, receivedAt);
  await keepArrivals(tx, deliveries, repeated);
  return deliveries;
}
