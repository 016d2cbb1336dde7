import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { CreateCourse } from "../contract";
import { courses } from "./tables";
import { writeContent } from "./write-content";

/** Writes a new course as a draft. The same submission sent again is the same course. */
export async function createCourse(ctx: Ctx, input: CreateCourse): Promise<{ courseId: string }> {
  const { submissionKey, ...content } = CreateCourse.parse(input);
  return inTransaction(ctx, async (tx) => {
    const [written] = await tx
      .insert(courses)
      .values({
        organisationId: ctx.organisationId,
        title: content.title,
        summary: content.summary,
        passMarkPercent: content.passMarkPercent,
        attemptsPerDayMax: content.attemptsPerDayMax,
        createdBy: ctx.actor.personId,
        submissionKey,
        createdAt: ctx.clock.now(),
        updatedAt: ctx.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ courseId: courses.id });
    if (!written) {
      const [before] = await tx
        .select({ courseId: courses.id })
        .from(courses)
        .where(and(ofTenant(courses.organisationId, ctx.organisationId), eq(courses.submissionKey, submissionKey)));
      if (!before) throw new Error("the submission key was taken a moment ago");
      return before;
    }
    await writeContent(ctx, tx, written.courseId, content);
    await recordAudit(ctx, tx, {
      action: "training.course_created",
      subjectType: "course",
      subjectId: written.courseId,
    });
    return written;
  });
}
