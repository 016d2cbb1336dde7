import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { QuestionKind } from "../contract";
import { courses, lessons, questions } from "./tables";

/** A course of this organisation. @throws NotFound */
export async function courseById(ctx: Ctx, tx: Tx, courseId: string) {
  const [course] = await tx
    .select()
    .from(courses)
    .where(and(ofTenant(courses.organisationId, ctx.organisationId), eq(courses.id, courseId)));
  if (!course) throw new NotFound();
  return course;
}

/** The same for a learner: a draft is there for its authors alone. @throws NotFound */
export async function openCourse(ctx: Ctx, tx: Tx, courseId: string) {
  const course = await courseById(ctx, tx, courseId);
  if (course.publishedAt === null && !holds(ctx, "training.course.author")) throw new NotFound();
  return course;
}

/** The lessons now in the course, in order. */
export function lessonsOf(ctx: Ctx, tx: Tx, courseId: string) {
  return tx
    .select()
    .from(lessons)
    .where(
      and(
        ofTenant(lessons.organisationId, ctx.organisationId),
        eq(lessons.courseId, courseId),
        isNull(lessons.removedAt),
      ),
    )
    .orderBy(asc(lessons.position));
}

/** The questions now in the quiz, in order, with what is right: for grading and for the editor, never for an answer. */
export async function questionsWithRight(ctx: Ctx, tx: Tx, courseId: string) {
  const rows = await tx
    .select()
    .from(questions)
    .where(
      and(
        ofTenant(questions.organisationId, ctx.organisationId),
        eq(questions.courseId, courseId),
        isNull(questions.removedAt),
      ),
    )
    .orderBy(asc(questions.position));
  return rows.map((row) => ({ ...row, kind: asKind(row.kind) }));
}
export type QuestionWithRight = Awaited<ReturnType<typeof questionsWithRight>>[number];

/** The table's check constraint allows exactly the contract's kinds. */
const asKind = (kind: string) => kind as QuestionKind;
