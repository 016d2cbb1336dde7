import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, sql } from "drizzle-orm";
import type { Page } from "../contract";
import { pageOf, readCursor } from "../page-cursor";
import { unmatchedUsers } from "./tables";

/** Names events came with that nobody in the directory answers to, last seen first. */
export async function listUnmatched(ctx: Ctx, { cursor, limit }: Page) {
  const after = readCursor(cursor);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        userRef: unmatchedUsers.userRef,
        count: unmatchedUsers.count,
        firstSeenAt: unmatchedUsers.firstSeenAt,
        lastSeenAt: unmatchedUsers.lastSeenAt,
      })
      .from(unmatchedUsers)
      .where(
        and(
          ofTenant(unmatchedUsers.organisationId, ctx.organisationId),
          after &&
            sql`(${unmatchedUsers.lastSeenAt}, ${unmatchedUsers.userRef}) < (${after.at}::timestamptz, ${after.id})`,
        ),
      )
      .orderBy(desc(unmatchedUsers.lastSeenAt), desc(unmatchedUsers.userRef))
      .limit(limit + 1);
    const page = pageOf(rows, limit, (row) => ({ at: row.lastSeenAt.toISOString(), id: row.userRef }));
    return {
      nextCursor: page.next,
      users: page.rows.map((row) => ({
        ...row,
        firstSeenAt: row.firstSeenAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
      })),
    };
  });
}
