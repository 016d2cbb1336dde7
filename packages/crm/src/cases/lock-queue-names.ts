import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";

/**
 * Held until the transaction ends: of two who give one name to a queue at once, the second sees the first's. Taken before any queue
 * is locked, by whoever makes, renames or brings in queues, so that nobody waits in a circle.
 */
export async function lockQueueNames(ctx: Ctx, tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('crm.queues'), hashtext(${ctx.organisationId}))`);
}
