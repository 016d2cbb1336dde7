import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, gt } from "drizzle-orm";
import { sessions, users } from "../identity/tables";

/** Where I am signed in, newest first. */
export async function listMySessions(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({ id: sessions.id, createdAt: sessions.createdAt, userAgent: sessions.userAgent })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(
        and(
          eq(users.organisationId, ctx.organisationId),
          eq(users.personId, ctx.actor.personId ?? ""),
          gt(sessions.expiresAt, ctx.clock.now()),
        ),
      )
      .orderBy(desc(sessions.createdAt), desc(sessions.id))
      .limit(50);
    return rows.map((row) => ({
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      userAgent: row.userAgent,
      current: row.id === ctx.actor.sessionId,
    }));
  });
}
