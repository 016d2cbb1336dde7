import { trainingEvents } from "@arraigo/events";
import { type Ctx, emit, type Tx } from "@arraigo/platform";
import { learnerFacts } from "./learner-facts";
import { completions } from "./tables";

/**
 * Writes the completion once every lesson is read and the quiz, where there is one, is passed, whichever came last. Answers
 * whether the course is complete now. It reports the usage event itself: no procedure knows beforehand that it will happen.
 */
export async function completeWhereDone(ctx: Ctx, tx: Tx, courseId: string, personId: string): Promise<boolean> {
  const [facts] = await learnerFacts(ctx, tx, courseId);
  if (!facts || facts.standing.next !== null) return false;
  const completedAt = ctx.clock.now();
  const written = await tx
    .insert(completions)
    .values({ organisationId: ctx.organisationId, courseId, personId, completedAt })
    .onConflictDoNothing()
    .returning({ courseId: completions.courseId });
  if (written.length === 0) return true;
  await emit(tx, trainingEvents.courseCompleted, { courseId, personId, completedAt: completedAt.toISOString() });
  await ctx.telemetry.record(ctx, tx, [{ name: "training.course_completed", personId, occurredAt: completedAt }]);
  return true;
}
