import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, isNotNull } from "drizzle-orm";
import type { CourseId } from "../contract";
import { courseById } from "./course-by-id";
import { courses } from "./tables";

/** Takes a course back to draft: nobody new opens it; what people did in it stays. */
export async function unpublishCourse(ctx: Ctx, { courseId }: CourseId): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await courseById(ctx, tx, courseId);
    const changed = await tx
      .update(courses)
      .set({ publishedAt: null })
      .where(
        and(
          ofTenant(courses.organisationId, ctx.organisationId),
          eq(courses.id, courseId),
          isNotNull(courses.publishedAt),
        ),
      )
      .returning({ id: courses.id });
    if (changed.length > 0)
      await recordAudit(ctx, tx, { action: "training.course_unpublished", subjectType: "course", subjectId: courseId });
  });
}
