import { ofTenant } from "@arraigo/db";
import type { Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { RejectionReason } from "../contract";
import type { Protocol } from "../ingest/limits";
import { type Excerpt, rejectedEvents } from "./tables";

export interface Rejected {
  messageId: string;
  reason: RejectionReason;
  sourceId: string;
  excerpt: Excerpt;
  protocol: Protocol;
  /** The event as it was sent, in JSON. */
  sample: string | undefined;
}

const keptMax = 1_000;
const perDeliveryMax = 200;

/** Writes refused events down, the newest thousand of an organisation. More than 200 of one delivery say nothing new. */
export async function keepRejected(tx: Tx, rejected: readonly Rejected[], receivedAt: Date): Promise<void> {
  if (rejected.length === 0) return;
  const { organisationId } = tx;
  const rows = rejected.slice(0, perDeliveryMax).map((each) => ({ ...each, organisationId, receivedAt }));
  rows.sort((a, b) => (`${a.messageId} ${a.reason}` < `${b.messageId} ${b.reason}` ? -1 : 1));
  await tx.insert(rejectedEvents).values(rows).onConflictDoNothing();
  const mine = ofTenant(rejectedEvents.organisationId, organisationId);
  // Rows another delivery is deleting right now are left to it.
  await tx.execute(sql`delete from ${rejectedEvents} where ${mine} and ${rejectedEvents.id} in (
    select id from ${rejectedEvents} where ${mine} order by received_at desc, id desc offset ${keptMax} for update skip locked)`);
}
