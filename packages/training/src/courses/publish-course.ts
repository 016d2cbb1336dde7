import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { CourseId } from "../contract";
import { courseById } from "./course-by-id";
import { courses } from "./tables";

/** Opens a course to everybody who may learn here. Publishing again changes nothing. */
export async function publishCourse(ctx: Ctx, { courseId }: CourseId): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await courseById(ctx, tx, courseId);
    const changed = await tx
      .update(courses)
      .set({ publishedAt: ctx.clock.now() })
      .where(
        and(
          ofTenant(courses.organisationId, ctx.organisationId),
          eq(courses.id, courseId),
          isNull(courses.publishedAt),
        ),
      )
      .returning({ id: courses.id });
    if (changed.length > 0)
      await recordAudit(ctx, tx, { action: "training.course_published", subjectType: "course", subjectId: courseId });
  });
}
