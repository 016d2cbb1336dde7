import { ofTenant } from "@arraigo/db";
import { filed, grantOf, withinReach } from "@arraigo/directory";
import { jobRoles, orgUnits, people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import { and, asc, gte, isNull, or, sql } from "drizzle-orm";
import { say } from "../courses/course";
import { courses } from "../courses/tables";

/** Whom somebody may ask, and which courses are there to ask for: units and job roles for the organisation, people by name for a team. */
export async function listTargets(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const wide = grantOf(ctx, "training.course.assign").organisation;
    const here = ctx.organisationId;
    const units = wide
      ? await tx
          .select({ id: orgUnits.id, name: orgUnits.name })
          .from(orgUnits)
          .where(ofTenant(orgUnits.organisationId, here))
          .orderBy(asc(filed(orgUnits.name)), asc(orgUnits.id))
          .limit(1_000)
      : [];
    const roles = wide
      ? await tx
          .select({ id: jobRoles.id, name: jobRoles.name })
          .from(jobRoles)
          .where(ofTenant(jobRoles.organisationId, here))
          .orderBy(asc(filed(jobRoles.name)), asc(jobRoles.id))
          .limit(1_000)
      : [];
    const team = wide
      ? []
      : await tx
          .select({ id: people.id, name: sql<string>`${people.givenName} || ' ' || ${people.familyName}` })
          .from(people)
          .where(
            and(
              ofTenant(people.organisationId, here),
              withinReach(ctx, "training.course.assign", people.id),
              or(isNull(people.endsOn), gte(people.endsOn, localToday(ctx))),
            ),
          )
          .orderBy(asc(filed(people.familyName)), asc(filed(people.givenName)), asc(people.id))
          .limit(500);
    const published = await tx
      .select({ id: courses.id, title: courses.title })
      .from(courses)
      .where(and(ofTenant(courses.organisationId, here), sql`${courses.publishedAt} is not null`))
      .orderBy(asc(courses.id))
      .limit(500);
    return {
      everybody: wide,
      units,
      jobRoles: roles,
      people: team,
      courses: published.map(({ id, title }) => ({ id, title: say(title, ctx.actor.language) })),
    };
  });
}
