import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { asc, sql } from "drizzle-orm";
import { filed } from "../people/filed";
import { jobRoles, locations, orgUnits } from "../people/tables";

/** Org units as a flat tree with how many people each employs directly today, job roles and locations: what filters and forms choose from. */
export async function getStructure(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const today = sql`(select (${ctx.clock.now().toISOString()}::timestamptz at time zone o.time_zone)::date
      from directory.organisations o where o.id = ${ctx.organisationId})`;
    // Columns of a single table lose its name inside sql``; naming the table keeps the inner "id" from answering.
    const people = sql<number>`(select count(*)::int from directory.people p
      where p.organisation_id = ${orgUnits}.organisation_id and p.org_unit_id = ${orgUnits}.id 
        and p.starts_on <= ${today} and (p.ends_on is null or p.ends_on >= ${today}))`;
    return {
      orgUnits: await tx
        .select({ id: orgUnits.id, parentId: orgUnits.parentId, name: orgUnits.name, people })
        .from(orgUnits)
        .where(ofTenant(orgUnits.organisationId, ctx.organisationId))
        .orderBy(asc(filed(orgUnits.name)), asc(orgUnits.id)),
      jobRoles: await tx
        .select({ id: jobRoles.id, name: jobRoles.name })
        .from(jobRoles)
        .where(ofTenant(jobRoles.organisationId, ctx.organisationId))
        .orderBy(asc(filed(jobRoles.name)), asc(jobRoles.id)),
      locations: await tx
        .select({ id: locations.id, name: locations.name, timeZone: locations.timeZone })
        .from(locations)
        .where(ofTenant(locations.organisationId, ctx.organisationId))
        .orderBy(asc(filed(locations.name)), asc(locations.id)),
    };
  });
}
