import { ofTenant } from "@arraigo/db";
import { authorized, tellPeople } from "@arraigo/directory";
import { feedbackEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { AnswerPost } from "../contract";
import { lockPost } from "./load-post";
import { excerptOf } from "./post";
import { answers } from "./tables";

/** Says something back, in public; the author is told in their language. The same submission sent again is the same answer. */
export async function answerPost(ctx: Ctx, input: AnswerPost): Promise<{ answerId: string }> {
  return inTransaction(ctx, async (tx) => {
    const loaded = await lockPost(ctx, tx, input.postId);
    const post = await authorized(ctx, tx, "feedback.post.answer", loaded, (each) => each.authorId);
    const [written] = await tx
      .insert(answers)
      .values({
        organisationId: ctx.organisationId,
        postId: post.id,
        text: input.text,
        answeredBy: ctx.actor.personId,
        answeredAt: ctx.clock.now(),
        submissionKey: input.submissionKey,
      })
      .onConflictDoNothing()
      .returning({ answerId: answers.id });
    if (!written) return answerSubmittedBefore(ctx, tx, input);
    if (post.authorId)
      await tellPeople(ctx, tx, [
        {
          personId: post.authorId,
          kind: "feedback.postAnswered",
          params: { excerpt: excerptOf(post.text), answer: excerptOf(input.text, 200) },
          to: `/voice/posts/${post.id}`,
          onceKey: `feedback.answer:${written.answerId}`,
          mail: true,
        },
      ]);
    await emit(tx, feedbackEvents.postAnswered, { postId: post.id, answerId: written.answerId });
    return written;
  });
}

async function answerSubmittedBefore(
  ctx: Ctx,
  tx: Tx,
  { postId, submissionKey }: AnswerPost,
): Promise<{ answerId: string }> {
  const [answer] = await tx
    .select({ answerId: answers.id })
    .from(answers)
    .where(
      and(
        ofTenant(answers.organisationId, ctx.organisationId),
        eq(answers.postId, postId),
        eq(answers.submissionKey, submissionKey),
      ),
    );
  if (!answer) throw new Error("the submission key was taken a moment ago");
  return answer;
}
