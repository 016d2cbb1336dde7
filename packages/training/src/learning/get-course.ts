import { type Ctx, inTransaction, localDay, NotFound } from "@arraigo/platform";
import type { CourseId } from "../contract";
import { say } from "../courses/course";
import { openCourse } from "../courses/course-by-id";
import { courseCard, learnerFacts } from "./learner-facts";

/** One course for a learner: its lessons with what is read, and the state of its quiz. Nothing about what is right. */
export async function getCourse(ctx: Ctx, { courseId }: CourseId) {
  return inTransaction(ctx, async (tx) => {
    const course = await openCourse(ctx, tx, courseId);
    const [facts] = await learnerFacts(ctx, tx, courseId);
    if (!facts) throw new NotFound();
    const today = localDay(ctx.actor.timeZone, ctx.clock.now());
    const triedToday = facts.attempts.filter((attempt) => attempt.attemptedOn === today).length;
    const last = facts.attempts[0];
    const { nextLessonTitle: _nextLessonTitle, ...card } = courseCard(facts, today);
    return {
      ...card,
      published: course.publishedAt !== null,
      passMarkPercent: course.passMarkPercent,
      attemptsPerDayMax: course.attemptsPerDayMax,
      attemptsLeftToday: Math.max(0, course.attemptsPerDayMax - triedToday),
      lastAttempt: last
        ? { right: last.right, asked: last.asked, passed: last.passed, at: last.attemptedAt.toISOString() }
        : null,
      lessonList: facts.lessonRows.map((lesson) => ({
        lessonId: lesson.id,
        title: say(lesson.title, ctx.actor.language),
        minutes: lesson.minutes,
        read: lesson.readAt !== null,
      })),
    };
  });
}
