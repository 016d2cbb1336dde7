import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { assignments } from "../assignments/tables";
import { say, standingIn } from "../courses/course";
import { courses, lessons, questions } from "../courses/tables";
import { attempts, completions, lessonReads } from "./tables";

/**
 * Where the person who asks stands in the courses they can see, or in the given one. A handful of
 * queries whatever the number of courses.
 */
export async function learnerFacts(ctx: Ctx, tx: Tx, courseId?: string) {
  const me = ctx.actor.personId ?? "";
  const visible = await tx
    .select({ course: courses, dueOn: assignments.dueOn, assignedAt: assignments.assignedAt })
    .from(courses)
    .leftJoin(
      assignments,
      and(
        eq(assignments.organisationId, courses.organisationId),
        eq(assignments.courseId, courses.id),
        eq(assignments.personId, me),
      ),
    )
    .where(
      and(
        ofTenant(courses.organisationId, ctx.organisationId),
        courseId ? eq(courses.id, courseId) : isNotNull(courses.publishedAt),
      ),
    )
    .orderBy(desc(courses.publishedAt), desc(courses.id))
    .limit(300);
  const ids = visible.map(({ course }) => course.id);
  if (ids.length === 0) return [];
  const lessonRows = await tx
    .select({
      id: lessons.id,
      courseId: lessons.courseId,
      title: lessons.title,
      minutes: lessons.minutes,
      openedAt: lessonReads.openedAt,
      readAt: lessonReads.readAt,
    })
    .from(lessons)
    .leftJoin(
      lessonReads,
      and(
        eq(lessonReads.organisationId, lessons.organisationId),
        eq(lessonReads.lessonId, lessons.id),
        eq(lessonReads.personId, me),
      ),
    )
    .where(
      and(
        ofTenant(lessons.organisationId, ctx.organisationId),
        inArray(lessons.courseId, ids),
        isNull(lessons.removedAt),
      ),
    )
    .orderBy(asc(lessons.position));
  const asked = await tx
    .select({ courseId: questions.courseId })
    .from(questions)
    .where(
      and(
        ofTenant(questions.organisationId, ctx.organisationId),
        inArray(questions.courseId, ids),
        isNull(questions.removedAt),
      ),
    );
  const tried = await tx
    .select()
    .from(attempts)
    .where(
      and(
        ofTenant(attempts.organisationId, ctx.organisationId),
        inArray(attempts.courseId, ids),
        eq(attempts.personId, me),
      ),
    )
    .orderBy(desc(attempts.attemptedAt), desc(attempts.id));
  const finished = await tx
    .select()
    .from(completions)
    .where(
      and(
        ofTenant(completions.organisationId, ctx.organisationId),
        inArray(completions.courseId, ids),
        eq(completions.personId, me),
      ),
    );
  return visible.map(({ course, dueOn, assignedAt }) => {
    const own = lessonRows.filter((lesson) => lesson.courseId === course.id);
    const ownAttempts = tried.filter((attempt) => attempt.courseId === course.id);
    const questionCount = asked.filter((question) => question.courseId === course.id).length;
    const hasQuiz = questionCount > 0;
    const passed = ownAttempts.some((attempt) => attempt.passed);
    const completedAt = finished.find((each) => each.courseId === course.id)?.completedAt ?? null;
    return {
      course,
      title: say(course.title, ctx.actor.language),
      summary: say(course.summary, ctx.actor.language),
      assigned: assignedAt !== null,
      dueOn,
      lessonRows: own,
      attempts: ownAttempts,
      questionCount,
      passed,
      completedAt,
      standing: standingIn({ lessons: own, hasQuiz, passed, attempted: ownAttempts.length > 0 }),
      lastActiveAt: latest([
        ...own.map((lesson) => lesson.readAt ?? lesson.openedAt),
        ...ownAttempts.map((a) => a.attemptedAt),
      ]),
    };
  });
}
export type LearnerFacts = Awaited<ReturnType<typeof learnerFacts>>[number];

function latest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce<Date | null>((last, each) => (each && (!last || each > last) ? each : last), null);
}

/** The part of it that screens show for each course. */
export function courseCard(facts: LearnerFacts, today: string) {
  const { course, title, summary, standing, dueOn, completedAt, assigned, questionCount, passed } = facts;
  const lesson = standing.next?.kind === "lesson" ? facts.lessonRows[standing.next.number - 1] : undefined;
  return {
    courseId: course.id,
    title,
    summary,
    assigned,
    dueOn,
    overdue: dueOn !== null && completedAt === null && dueOn < today,
    lessons: standing.lessons,
    read: standing.read,
    minutesLeft: standing.minutesLeft,
    minutes: facts.lessonRows.reduce((sum, each) => sum + each.minutes, 0) + (questionCount > 0 ? 2 : 0),
    started: standing.started,
    next: standing.next,
    nextLessonTitle: lesson?.title ?? null,
    questions: questionCount,
    passed,
    completedAt: completedAt?.toISOString() ?? null,
  };
}
