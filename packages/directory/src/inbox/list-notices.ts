import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { sayNotice } from "./say-notice";
import { notices } from "./tables";

/** A person's newest notices, each said in their language now, and how many are unread. */
export async function listNotices(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const mine = and(
      ofTenant(notices.organisationId, ctx.organisationId),
      eq(notices.personId, ctx.actor.personId ?? ""),
    );
    const rows = await tx
      .select()
      .from(notices)
      .where(mine)
      .orderBy(desc(notices.createdAt), desc(notices.id))
      .limit(30);
    const [count] = await tx
      .select({ unread: sql<number>`count(*)::int` })
      .from(notices)
      .where(and(mine, isNull(notices.readAt)));
    return {
      unread: count?.unread ?? 0,
      notices: rows.map((row) => ({
        id: row.id,
        text: sayNotice(ctx, ctx.actor.language, row),
        to: row.to,
        createdAt: row.createdAt.toISOString(),
        read: row.readAt !== null,
      })),
    };
  });
}
