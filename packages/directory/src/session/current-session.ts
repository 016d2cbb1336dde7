import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { jobRoles, organisations, orgUnits, people } from "../people/tables";

/** What the portal needs to know about whoever is looking: who, where, and what they may do. */
export async function currentSession(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.planned
      .select({
        id: people.id,
        email: people.email,
        givenName: people.givenName,
        familyName: people.familyName,
        timeZone: people.timeZone,
        jobTitle: jobRoles.name,
        orgUnit: orgUnits.name,
        organisationId: organisations.id,
        organisationName: organisations.name,
      })
      .from(people)
      .innerJoin(organisations, eq(organisations.id, people.organisationId))
      .leftJoin(jobRoles, and(eq(jobRoles.organisationId, people.organisationId), eq(jobRoles.id, people.jobRoleId)))
      .leftJoin(orgUnits, and(eq(orgUnits.organisationId, people.organisationId), eq(orgUnits.id, people.orgUnitId)))
      .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, ctx.actor.personId ?? "")));
    if (!row) throw new NotFound();
    return {
      person: {
        id: row.id,
        givenName: row.givenName,
        displayName: `${row.givenName} ${row.familyName}`,
        email: row.email,
        language: ctx.actor.language,
        timeZone: row.timeZone,
        jobTitle: row.jobTitle,
        orgUnit: row.orgUnit,
      },
      organisation: { id: row.organisationId, name: row.organisationName, privacyMode: ctx.privacyMode },
      roles: ctx.actor.roles,
      permissions: [...ctx.actor.grants.keys()].sort(),
    };
  });
}
