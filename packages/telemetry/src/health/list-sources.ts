import { ofTenant } from "@arraigo/db";
import { filed } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, asc, eq, gte, isNull, sql } from "drizzle-orm";
import { writeKeys } from "../keys/tables";
import { deliveries } from "../store/tables";
import { sourceStates } from "./tables";

const dayMs = 86_400_000;

/** How each source in use is doing: when it was last heard of, what arrived in a day, how late, and how wrong its clock is. */
export async function listSources(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const arrived = tx
      .select({
        sourceId: deliveries.sourceId,
        stored: sql<number>`sum(${deliveries.stored})::int`.as("stored"),
        received: sql<number>`sum(${deliveries.received})::int`.as("received"),
        rejected: sql<number>`sum(${deliveries.rejected})::int`.as("rejected"),
        lagMs: sql<number | null>`(sum(${deliveries.lagMsTotal}) / nullif(sum(${deliveries.recent}), 0))::float`.as(
          "lag_ms",
        ),
        lastAt: sql<Date>`max(${deliveries.minute})`.mapWith(deliveries.minute).as("last_at"),
      })
      .from(deliveries)
      .where(
        and(
          ofTenant(deliveries.organisationId, ctx.organisationId),
          gte(deliveries.minute, new Date(now.getTime() - dayMs)),
        ),
      )
      .groupBy(deliveries.sourceId)
      .as("arrived");
    const rows = await tx
      .select({
        id: writeKeys.id,
        name: writeKeys.name,
        trust: writeKeys.trust,
        stored: arrived.stored,
        received: arrived.received,
        rejected: arrived.rejected,
        lagMs: arrived.lagMs,
        lastAt: arrived.lastAt,
        seenAt: sourceStates.seenAt,
        library: sourceStates.library,
        skewMs: sourceStates.skewMs,
      })
      .from(writeKeys)
      .leftJoin(arrived, eq(arrived.sourceId, writeKeys.id))
      .leftJoin(
        sourceStates,
        and(eq(sourceStates.organisationId, writeKeys.organisationId), eq(sourceStates.sourceId, writeKeys.id)),
      )
      .where(and(ofTenant(writeKeys.organisationId, ctx.organisationId), isNull(writeKeys.revokedAt)))
      .orderBy(asc(filed(writeKeys.name)), asc(writeKeys.id))
      .limit(200);
    return rows.map(({ stored, received, rejected, lastAt, seenAt, ...source }) => ({
      ...source,
      lastDay: {
        stored: stored ?? 0,
        rejected: rejected ?? 0,
        /** Sent again, and rightly not counted again. */
        repeated: Math.max(0, (received ?? 0) - (stored ?? 0) - (rejected ?? 0)),
      },
      /** Null where it was never heard of. */
      lastSeenAt:
        [lastAt, seenAt].reduce<Date | null>((a, b) => (b && (!a || b > a) ? b : a), null)?.toISOString() ?? null,
    }));
  });
}
