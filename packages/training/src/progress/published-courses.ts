import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, isNotNull } from "drizzle-orm";
import { say } from "../courses/course";
import { courses } from "../courses/tables";

/** The published courses, newest first, for choosing the one to look at. */
export async function publishedCourses(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({ id: courses.id, title: courses.title })
      .from(courses)
      .where(and(ofTenant(courses.organisationId, ctx.organisationId), isNotNull(courses.publishedAt)))
      .orderBy(desc(courses.publishedAt), desc(courses.id))
      .limit(300);
    return rows.map(({ id, title }) => ({ courseId: id, title: say(title, ctx.actor.language) }));
  });
}
