import { type Ctx, inTransaction, localDay, NotFound } from "@arraigo/platform";
import type { CourseId } from "../contract";
import { openCourse, questionsWithRight } from "../courses/course-by-id";
import { learnerFacts } from "./learner-facts";
import { quizResult } from "./quiz-result";

/** The person's latest attempt once more, as it was told after submitting. @throws NotFound where there was none. */
export async function lastResult(ctx: Ctx, { courseId }: CourseId) {
  return inTransaction(ctx, async (tx) => {
    const course = await openCourse(ctx, tx, courseId);
    const [facts] = await learnerFacts(ctx, tx, courseId);
    const attempt = facts?.attempts[0];
    if (!facts || !attempt) throw new NotFound();
    const today = localDay(ctx.actor.timeZone, ctx.clock.now());
    const used = facts.attempts.filter((each) => each.attemptedOn === today).length;
    return quizResult(ctx, attempt, await questionsWithRight(ctx, tx, courseId), {
      attemptsLeftToday: Math.max(0, course.attemptsPerDayMax - used),
      passMarkPercent: course.passMarkPercent,
      completed: facts.completedAt !== null,
    });
  });
}
