import { ofTenant } from "@arraigo/db";
import { feedbackEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, NotPermitted, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { areaOf, type SubmitPost } from "../contract";
import { organisationToday } from "./organisation-day";
import { authorShownTo, wordStems } from "./post";
import { posts } from "./tables";

/** Says something under one's own name. The same submission sent again is the same post. */
export async function submitPost(ctx: Ctx, input: SubmitPost): Promise<{ postId: string }> {
  const authorId = ctx.actor.personId;
  if (!authorId) throw new NotPermitted({ permission: "feedback.post.submit" });
  return inTransaction(ctx, async (tx) => {
    const askedForHelp = (input.askForHelp ?? false) && ctx.privacyMode !== "works_council";
    const area = areaOf(input.screen.path);
    const [written] = await tx
      .insert(posts)
      .values({
        organisationId: ctx.organisationId,
        authorId,
        authorShownTo: authorShownTo(ctx.privacyMode, askedForHelp),
        askedForHelp,
        kind: input.kind,
        text: input.text,
        stems: wordStems(input.text),
        area,
        screenPath: input.screen.path,
        screenTitle: input.screen.title,
        postedOn: await organisationToday(ctx, tx),
        submissionKey: input.submissionKey,
        createdAt: ctx.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ postId: posts.id });
    if (!written) return { postId: await postSubmittedBefore(ctx, tx, input.submissionKey) };
    await emit(tx, feedbackEvents.postSubmitted, { postId: written.postId, kind: input.kind, area });
    return written;
  });
}

async function postSubmittedBefore(ctx: Ctx, tx: Tx, submissionKey: string): Promise<string> {
  const [post] = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        ofTenant(posts.organisationId, ctx.organisationId),
        eq(posts.authorId, ctx.actor.personId ?? ""),
        eq(posts.submissionKey, submissionKey),
      ),
    );
  if (!post) throw new Error("the submission key was taken a moment ago");
  return post.id;
}
