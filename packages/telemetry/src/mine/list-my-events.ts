import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Page } from "../contract";
import { writeKeys } from "../keys/tables";
import { pageOf, readCursor } from "../page-cursor";
import { events } from "../store/tables";

/** Everything recorded about whoever asks, newest first: what, when, from where, and each property that was kept. */
export async function listMyEvents(ctx: Ctx, { cursor, limit }: Page) {
  const after = readCursor(cursor);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        messageId: events.messageId,
        name: events.name,
        occurredAt: events.occurredAt,
        receivedAt: events.receivedAt,
        properties: events.properties,
        context: events.context,
        source: writeKeys.name,
      })
      .from(events)
      .leftJoin(writeKeys, and(eq(writeKeys.organisationId, events.organisationId), eq(writeKeys.id, events.sourceId)))
      .where(
        and(
          ofTenant(events.organisationId, ctx.organisationId),
          eq(events.personId, ctx.actor.personId ?? ""),
          // The first condition lets Postgres skip whole months; the second is exact.
          after && sql`${events.occurredAt} <= ${after.at}::timestamptz`,
          after && sql`(${events.occurredAt}, ${events.messageId}) < (${after.at}::timestamptz, ${after.id})`,
        ),
      )
      .orderBy(desc(events.occurredAt), desc(events.messageId))
      .limit(limit + 1);
    const page = pageOf(rows, limit, (row) => ({ at: row.occurredAt.toISOString(), id: row.messageId }));
    return {
      nextCursor: page.next,
      events: page.rows.map((row) => ({
        ...row,
        occurredAt: row.occurredAt.toISOString(),
        receivedAt: row.receivedAt.toISOString(),
      })),
    };
  });
}
