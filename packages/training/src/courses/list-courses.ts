import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { desc, sql } from "drizzle-orm";
import { say } from "./course";
import { courses } from "./tables";

const countOf = (table: "lessons" | "questions") =>
  sql<number>`(select count(*)::int from ${sql.raw(`training.${table}`)} c where c.organisation_id = "courses"."organisation_id" and c.course_id = "courses"."id" and c.removed_at is null)`;

/** Every course for its authors, drafts included, last changed first. */
export async function listCourses(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: courses.id,
        title: courses.title,
        publishedAt: courses.publishedAt,
        updatedAt: courses.updatedAt,
        lessons: countOf("lessons"),
        questions: countOf("questions"),
      })
      .from(courses)
      .where(ofTenant(courses.organisationId, ctx.organisationId))
      .orderBy(desc(courses.updatedAt), desc(courses.id))
      .limit(500);
    return rows.map((row) => ({
      courseId: row.id,
      title: say(row.title, ctx.actor.language),
      languages: Object.keys(row.title).sort(),
      published: row.publishedAt !== null,
      updatedAt: row.updatedAt.toISOString(),
      lessons: row.lessons,
      questions: row.questions,
    }));
  });
}
