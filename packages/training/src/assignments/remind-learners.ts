import { ofTenant } from "@arraigo/db";
import { tellPeople } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, localDay } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { and, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import { say } from "../courses/course";
import { courses } from "../courses/tables";
import { completions } from "../learning/tables";
import { sayDate } from "./assign-course";
import { assignments } from "./tables";

const daysBefore = 3;
const daysAfterMax = 14;

/**
 * Tells whoever has an assigned course open: once within three days before it is due, and once after. Days are the person's
 * own. Told once each per due date, however often the job runs; long-overdue ones are left in peace.
 */
export async function remindLearners(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const day = (days: number) => localDay("UTC", new Date(now.getTime() + days * 86_400_000));
    const open = await tx
      .select({
        personId: assignments.personId,
        dueOn: assignments.dueOn,
        courseId: courses.id,
        title: courses.title,
        language: people.language,
        timeZone: people.timeZone,
      })
      .from(assignments)
      .innerJoin(
        courses,
        and(eq(courses.organisationId, assignments.organisationId), eq(courses.id, assignments.courseId)),
      )
      .innerJoin(
        people,
        and(eq(people.organisationId, assignments.organisationId), eq(people.id, assignments.personId)),
      )
      .leftJoin(
        completions,
        and(
          eq(completions.organisationId, assignments.organisationId),
          eq(completions.personId, assignments.personId),
          eq(completions.courseId, assignments.courseId),
        ),
      )
      .where(
        and(
          ofTenant(assignments.organisationId, ctx.organisationId),
          isNull(completions.courseId),
          // A day wider on both sides than any time zone needs.
          gte(assignments.dueOn, day(-daysAfterMax - 1)),
          lte(assignments.dueOn, day(daysBefore + 1)),
          or(isNull(people.endsOn), gte(people.endsOn, sql`${day(0)}::date`)),
        ),
      );
    const told = open.flatMap(({ personId, dueOn, courseId, title, language, timeZone }) => {
      if (dueOn === null) return [];
      const overdue = dueOn < localDay(timeZone, now);
      if (!overdue && dueOn > localDay(timeZone, new Date(now.getTime() + daysBefore * 86_400_000))) return [];
      const spoken = language as Language;
      return {
        personId,
        kind: overdue ? ("training.courseOverdue" as const) : ("training.courseDueSoon" as const),
        params: { course: say(title, spoken), dueOn: sayDate(dueOn, spoken) },
        to: `/learn/courses/${courseId}` as const,
        onceKey: `training.${overdue ? "overdue" : "soon"}:${courseId}:${dueOn}`,
        mail: true,
      };
    });
    await tellPeople(ctx, tx, told);
  });
}
