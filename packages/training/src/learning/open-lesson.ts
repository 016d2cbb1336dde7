import { type Ctx, inTransaction, NotFound, NotPermitted, type Tx } from "@arraigo/platform";
import type { LessonId } from "../contract";
import { lessonsOf, openCourse } from "../courses/course-by-id";
import { lessonReads } from "./tables";

/** Remembers that a lesson was opened, the first time. */
export async function openLesson(ctx: Ctx, input: LessonId): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const personId = await assertReader(ctx, tx, input);
    await tx
      .insert(lessonReads)
      .values({ organisationId: ctx.organisationId, personId, ...input, openedAt: ctx.clock.now() })
      .onConflictDoNothing();
  });
}

/** Who reads, and that there is such a lesson for them. @throws NotFound, NotPermitted */
export async function assertReader(ctx: Ctx, tx: Tx, { courseId, lessonId }: LessonId): Promise<string> {
  if (!ctx.actor.personId) throw new NotPermitted({ permission: "training.course.take" });
  await openCourse(ctx, tx, courseId);
  const lessons = await lessonsOf(ctx, tx, courseId);
  if (!lessons.some(({ id }) => id === lessonId)) throw new NotFound();
  return ctx.actor.personId;
}
