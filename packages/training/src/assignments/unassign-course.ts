import { ofTenant } from "@arraigo/db";
import { withinReach } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, inArray } from "drizzle-orm";
import type { UnassignCourse } from "../contract";
import { courseById } from "../courses/course-by-id";
import { assignments } from "./tables";

/** Takes the request back. What was learned stays. People out of reach keep theirs. */
export async function unassignCourse(
  ctx: Ctx,
  { courseId, personIds }: UnassignCourse,
): Promise<{ unassigned: number }> {
  return inTransaction(ctx, async (tx) => {
    await courseById(ctx, tx, courseId);
    const removed = await tx
      .delete(assignments)
      .where(
        and(
          ofTenant(assignments.organisationId, ctx.organisationId),
          eq(assignments.courseId, courseId),
          inArray(assignments.personId, personIds),
          withinReach(ctx, "training.course.assign", assignments.personId),
        ),
      )
      .returning({ personId: assignments.personId });
    return { unassigned: removed.length };
  });
}
