import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { PostId } from "../contract";
import { votes } from "./tables";

/** Takes one's own support back. Where there was none, nothing changes. */
export async function unvotePost(ctx: Ctx, { postId }: PostId): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx
      .delete(votes)
      .where(
        and(
          ofTenant(votes.organisationId, ctx.organisationId),
          eq(votes.postId, postId),
          eq(votes.personId, ctx.actor.personId ?? ""),
        ),
      );
  });
}
