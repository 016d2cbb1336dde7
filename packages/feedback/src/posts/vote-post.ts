import { type Ctx, inTransaction, NotFound, NotPermitted } from "@arraigo/platform";
import type { PostId } from "../contract";
import { OwnPost } from "../errors";
import { lockPost } from "./load-post";
import { organisationToday } from "./organisation-day";
import { votes } from "./tables";

/** Supports what somebody else said. One vote each: voting again changes nothing. */
export async function votePost(ctx: Ctx, { postId }: PostId): Promise<void> {
  const personId = ctx.actor.personId;
  if (!personId) throw new NotPermitted({ permission: "feedback.post.vote" });
  await inTransaction(ctx, async (tx) => {
    const post = await lockPost(ctx, tx, postId);
    if (!post) throw new NotFound();
    if (post.authorId === personId) throw new OwnPost();
    const votedOn = await organisationToday(ctx, tx);
    await tx
      .insert(votes)
      .values({ organisationId: ctx.organisationId, postId, personId, votedOn })
      .onConflictDoNothing();
  });
}
