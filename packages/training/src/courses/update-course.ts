import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { UpdateCourse } from "../contract";
import { courses } from "./tables";
import { writeContent } from "./write-content";

/** Makes a course what the author sees. Past attempts keep the grade of their day. */
export async function updateCourse(ctx: Ctx, input: UpdateCourse): Promise<void> {
  const { courseId, ...content } = UpdateCourse.parse(input);
  await inTransaction(ctx, async (tx) => {
    const [changed] = await tx
      .update(courses)
      .set({
        title: content.title,
        summary: content.summary,
        passMarkPercent: content.passMarkPercent,
        attemptsPerDayMax: content.attemptsPerDayMax,
        updatedAt: ctx.clock.now(),
      })
      .where(and(ofTenant(courses.organisationId, ctx.organisationId), eq(courses.id, courseId)))
      .returning({ id: courses.id });
    if (!changed) throw new NotFound();
    await writeContent(ctx, tx, courseId, content);
    await recordAudit(ctx, tx, { action: "training.course_updated", subjectType: "course", subjectId: courseId });
  });
}
