import { ofTenant } from "@arraigo/db";
import type { Tx } from "@arraigo/platform";
import { inArray, sql } from "drizzle-orm";
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

const keptMax = 2_000;
/** As the database packs them, with what stands beside each. */
const keptBytesMax = 8_000_000;
const bytesBeside = 300;
const perDeliveryMax = 1_000;
const atOnce = 1_000;

/** The first thousand of each source: more of one delivery say nothing new. */
function someOfEach(rejected: readonly Rejected[]): Rejected[] {
  const counted = new Map<string, number>();
  return rejected.filter(({ sourceId }) => {
    const before = counted.get(sourceId) ?? 0;
    counted.set(sourceId, before + 1);
    return before < perDeliveryMax;
  });
}

/**
 * Writes refused events down: of each source the newest two thousand, or 8 MB. A source's mistakes make room among its own, so that
 * none pushes out what another one has to mend.
 */
export async function keepRejected(tx: Tx, rejected: readonly Rejected[], receivedAt: Date): Promise<void> {
  if (rejected.length === 0) return;
  const { organisationId } = tx;
  const rows = someOfEach(rejected).map((each) => ({ ...each, organisationId, receivedAt }));
  rows.sort((a, b) => (`${a.messageId} ${a.reason}` < `${b.messageId} ${b.reason}` ? -1 : 1));
  for (let from = 0; from < rows.length; from += atOnce)
    await tx
      .insert(rejectedEvents)
      .values(rows.slice(from, from + atOnce))
      .onConflictDoNothing();
  const mine = ofTenant(rejectedEvents.organisationId, organisationId);
  const sources = [...new Set(rows.map(({ sourceId }) => sourceId))];
  // Rows another delivery is deleting right now are left to it.
  await tx.execute(sql`delete from ${rejectedEvents} where ${mine} and ${rejectedEvents.id} in (
    select r.id from ${rejectedEvents} r join (
      select id, row_number() over newest as place,
        sum(coalesce(pg_column_size(sample), 0) + ${bytesBeside}::int) over (newest rows unbounded preceding) as bytes
      from ${rejectedEvents} where ${mine} and ${inArray(rejectedEvents.sourceId, sources)}
      window newest as (partition by source_id order by received_at desc, id desc)
    ) ranked on ranked.id = r.id
    where r.organisation_id = ${organisationId}::uuid and (ranked.place > ${keptMax} or ranked.bytes > ${keptBytesMax})
    order by r.id for update of r skip locked)`);
}
