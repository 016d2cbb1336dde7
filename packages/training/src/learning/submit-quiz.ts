import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, localDay, NotPermitted, type Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import type { SubmitQuiz } from "../contract";
import { grade } from "../courses/course";
import { openCourse, type QuestionWithRight, questionsWithRight } from "../courses/course-by-id";
import { AttemptsExhausted, QuizChanged } from "../errors";
import { completeWhereDone } from "./complete-course";
import { quizResult } from "./quiz-result";
import { attempts } from "./tables";

/** Grades a quiz here, where the right answers are, and keeps the attempt. The same submission sent again is the same attempt. */
export async function submitQuiz(ctx: Ctx, input: SubmitQuiz) {
  const personId = ctx.actor.personId;
  if (!personId) throw new NotPermitted({ permission: "training.course.take" });
  return inTransaction(ctx, async (tx) => {
    const course = await openCourse(ctx, tx, input.courseId);
    const questions = await questionsWithRight(ctx, tx, input.courseId);
    // One at a time per person, or the limit could be raced.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`training ${personId}`}, 0))`);
    const now = ctx.clock.now();
    const today = localDay(ctx.actor.timeZone, now);
    const own = await tx
      .select()
      .from(attempts)
      .where(
        and(
          ofTenant(attempts.organisationId, ctx.organisationId),
          eq(attempts.personId, personId),
          eq(attempts.courseId, input.courseId),
        ),
      );
    const before = own.find((attempt) => attempt.submissionKey === input.submissionKey);
    const usedToday = own.filter((attempt) => attempt.attemptedOn === today).length;
    const max = course.attemptsPerDayMax;
    if (!before && usedToday >= max) throw new AttemptsExhausted({ max });
    const attempt =
      before ?? (await keepAttempt(ctx, tx, input, questions, course.passMarkPercent, { personId, now, today }));
    return quizResult(ctx, attempt, questions, {
      attemptsLeftToday: max - usedToday - (before ? 0 : 1),
      passMarkPercent: course.passMarkPercent,
      completed: await completeWhereDone(ctx, tx, input.courseId, personId),
    });
  });
}

async function keepAttempt(
  ctx: Ctx,
  tx: Tx,
  input: SubmitQuiz,
  questions: readonly QuestionWithRight[],
  passMarkPercent: number,
  { personId, now, today }: { personId: string; now: Date; today: string },
) {
  const answers = new Map(input.answers.map(({ questionId, optionIds }) => [questionId, optionIds]));
  const asAsked = questions.length === answers.size && questions.every(({ id }) => answers.has(id));
  if (!asAsked) throw new QuizChanged();
  const [attempt] = await tx
    .insert(attempts)
    .values({
      organisationId: ctx.organisationId,
      courseId: input.courseId,
      personId,
      answers: Object.fromEntries(answers),
      ...grade(questions, answers, passMarkPercent),
      attemptedAt: now,
      attemptedOn: today,
      submissionKey: input.submissionKey,
    })
    .returning();
  if (!attempt) throw new Error("an insert answers its row");
  return attempt;
}
