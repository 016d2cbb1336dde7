import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { CourseContent } from "../contract";
import { lessons, questions } from "./tables";

/**
 * Makes a course's lessons and questions what the author sees: kept ones keep their id, so that whoever read them has still
 * read them; new ones are added; the rest is taken out of the course but not out of history.
 */
export async function writeContent(ctx: Ctx, tx: Tx, courseId: string, content: CourseContent): Promise<void> {
  const { organisationId } = ctx;
  const lessonRows = content.lessons.map(({ lessonId, ...lesson }, position) => ({
    ...lesson,
    id: lessonId ?? newId(),
    organisationId,
    courseId,
    position,
  }));
  const questionRows = content.questions.map(({ questionId, options, ...question }, position) => ({
    ...question,
    id: questionId ?? newId(),
    organisationId,
    courseId,
    position,
    options: options.map(({ optionId, ...option }) => ({ optionId: optionId ?? newId(), ...option })),
  }));
  for (const [table, given] of [
    [lessons, content.lessons.flatMap(({ lessonId }) => lessonId ?? [])],
    [questions, content.questions.flatMap(({ questionId }) => questionId ?? [])],
  ] as const) {
    const here = and(
      ofTenant(table.organisationId, organisationId),
      eq(table.courseId, courseId),
      isNull(table.removedAt),
    );
    const existing = await tx.select({ id: table.id }).from(table).where(here);
    const known = new Set(existing.map(({ id }) => id));
    // An id of another course must not be drawn into this one.
    if (given.some((id) => !known.has(id)) || new Set(given).size < given.length) throw new NotFound();
    const gone = given.length > 0 ? notInArray(table.id, given) : undefined;
    await tx.update(table).set({ removedAt: ctx.clock.now() }).where(and(here, gone));
  }
  await tx
    .insert(lessons)
    .values(lessonRows)
    .onConflictDoUpdate({
      target: [lessons.organisationId, lessons.id],
      set: {
        position: sql`excluded.position`,
        title: sql`excluded.title`,
        body: sql`excluded.body`,
        minutes: sql`excluded.minutes`,
      },
    });
  if (questionRows.length > 0)
    await tx
      .insert(questions)
      .values(questionRows)
      .onConflictDoUpdate({
        target: [questions.organisationId, questions.id],
        set: {
          position: sql`excluded.position`,
          kind: sql`excluded.kind`,
          prompt: sql`excluded.prompt`,
          explanation: sql`excluded.explanation`,
          options: sql`excluded.options`,
        },
      });
}
