import { type Ctx, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { LessonId } from "../contract";
import { completeWhereDone } from "./complete-course";
import { assertReader } from "./open-lesson";
import { lessonReads } from "./tables";

/** Marks a lesson as read, for good; the day of the first time stays. May finish the course. */
export async function readLesson(ctx: Ctx, input: LessonId): Promise<{ completed: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const personId = await assertReader(ctx, tx, input);
    const now = ctx.clock.now();
    await tx
      .insert(lessonReads)
      .values({ organisationId: ctx.organisationId, personId, ...input, openedAt: now, readAt: now })
      .onConflictDoUpdate({
        target: [lessonReads.organisationId, lessonReads.personId, lessonReads.lessonId],
        set: { readAt: sql`coalesce(${lessonReads.readAt}, excluded.read_at)` },
      });
    return { completed: await completeWhereDone(ctx, tx, input.courseId, personId) };
  });
}
