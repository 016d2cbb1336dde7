import { ofTenant } from "@arraigo/db";
import { filed } from "@arraigo/directory";
import { people, roleAssignments } from "@arraigo/directory/schema";
import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { and, asc, eq, gte, isNull, or, sql } from "drizzle-orm";

/** Who can run a rollout: change managers of the whole organisation who work here, by name, at most 200. */
export async function listLeads(ctx: Ctx, tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: people.id, name: sql<string>`trim(${people.givenName} || ' ' || ${people.familyName})` })
    .from(people)
    .innerJoin(
      roleAssignments,
      and(eq(roleAssignments.organisationId, people.organisationId), eq(roleAssignments.personId, people.id)),
    )
    .where(
      and(
        ofTenant(people.organisationId, ctx.organisationId),
        eq(roleAssignments.role, "change_manager"),
        isNull(roleAssignments.orgUnitId),
        or(isNull(people.endsOn), gte(people.endsOn, localToday(ctx))),
      ),
    )
    .orderBy(asc(filed(people.givenName)), asc(filed(people.familyName)), asc(people.id))
    .limit(200);
}
