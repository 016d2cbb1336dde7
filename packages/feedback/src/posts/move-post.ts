import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Authorized, authorized, tellPeople } from "@arraigo/directory";
import { feedbackEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { MovePost } from "../contract";
import { lockPost, type Post } from "./load-post";
import { assertMove, excerptOf, isDecided } from "./post";
import { anonymousPosts, moves, posts, votes } from "./tables";

/** Moves a post along its life. Every move is public, so a reason is part of the move, not a comment on it. */
export async function movePost(ctx: Ctx, input: MovePost): Promise<{ moveId: string }> {
  return inTransaction(ctx, async (tx) => {
    const loaded = await lockPost(ctx, tx, input.postId);
    const post = await authorized(ctx, tx, "feedback.post.move", loaded, (each) => each.authorId);
    assertMove(post.status, input.to, input.reason);
    const moveId = await recordMove(ctx, tx, post, input);
    await tellThoseConcerned(ctx, tx, post, input, moveId);
    await emit(tx, feedbackEvents.postMoved, { postId: post.id, moveId, from: post.status, to: input.to });
    return { moveId };
  });
}

async function recordMove(ctx: Ctx, tx: Tx, post: Authorized<Post>, { to, reason }: MovePost): Promise<string> {
  const moveId = newId();
  await tx.insert(moves).values({
    id: moveId,
    organisationId: ctx.organisationId,
    postId: post.id,
    fromStatus: post.status,
    toStatus: to,
    reason,
    movedBy: ctx.actor.personId,
    movedAt: ctx.clock.now(),
  });
  const table = post.authorId === null ? anonymousPosts : posts;
  await tx
    .update(table)
    .set({ status: to })
    .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, post.id)));
  return moveId;
}

/** The author hears of every move; whoever supported the post hears of the decision. */
async function tellThoseConcerned(
  ctx: Ctx,
  tx: Tx,
  post: Post,
  { to, reason }: MovePost,
  moveId: string,
): Promise<void> {
  const notice = {
    params: { excerpt: excerptOf(post.text), to, reason: excerptOf(reason, 200) },
    to: `/voice/posts/${post.id}`,
    onceKey: `feedback.move:${moveId}`,
  } as const;
  if (post.authorId)
    await tellPeople(ctx, tx, [{ ...notice, personId: post.authorId, kind: "feedback.postMoved", mail: true }]);
  if (!isDecided(to)) return;
  const supporters = await tx
    .select({ personId: votes.personId })
    .from(votes)
    .where(and(ofTenant(votes.organisationId, ctx.organisationId), eq(votes.postId, post.id)));
  await tellPeople(
    ctx,
    tx,
    supporters.map(({ personId }) => ({ ...notice, personId, kind: "feedback.supportedPostMoved" })),
  );
}
