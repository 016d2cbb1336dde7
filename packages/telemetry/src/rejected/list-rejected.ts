import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Page, RejectionReason } from "../contract";
import { writeKeys } from "../keys/tables";
import { pageOf, readCursor } from "../page-cursor";
import { rejectedEvents } from "./tables";

/** Events that were not stored, newest first, each with its reason and shape. */
export async function listRejected(ctx: Ctx, { cursor, limit }: Page) {
  const after = readCursor(cursor);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: rejectedEvents.id,
        receivedAt: rejectedEvents.receivedAt,
        reason: rejectedEvents.reason,
        messageId: rejectedEvents.messageId,
        excerpt: rejectedEvents.excerpt,
        replayable: sql<boolean>`${rejectedEvents.sample} is not null`,
        source: writeKeys.name,
      })
      .from(rejectedEvents)
      .leftJoin(
        writeKeys,
        and(eq(writeKeys.organisationId, rejectedEvents.organisationId), eq(writeKeys.id, rejectedEvents.sourceId)),
      )
      .where(
        and(
          ofTenant(rejectedEvents.organisationId, ctx.organisationId),
          after &&
            sql`(${rejectedEvents.receivedAt}, ${rejectedEvents.id}::text) < (${after.at}::timestamptz, ${after.id})`,
        ),
      )
      .orderBy(desc(rejectedEvents.receivedAt), desc(rejectedEvents.id))
      .limit(limit + 1);
    const page = pageOf(rows, limit, (row) => ({ at: row.receivedAt.toISOString(), id: row.id }));
    return {
      nextCursor: page.next,
      rejected: page.rows.map(({ receivedAt, reason, ...row }) => ({
        ...row,
        reason: reason as RejectionReason,
        receivedAt: receivedAt.toISOString(),
      })),
    };
  });
}
