import type { Ctx } from "@arraigo/platform";
import { type Column, type SQL, sql } from "drizzle-orm";
import { holds, withinReach } from "../access/reach";

/**
 * Whether whoever acts may see a person's absences and access: their own, their team's, and those of people they manage. One
 * condition, so that the list and the single record cannot disagree.
 */
export function mayReadPrivateFacts(ctx: Ctx, personColumn: Column | SQL): SQL<boolean> {
  const me = ctx.actor.personId;
  const managed = holds(ctx, "directory.person.manage")
    ? withinReach(ctx, "directory.person.manage", personColumn)
    : sql`false`;
  if (me === null) return sql<boolean>`${managed}`;
  return sql<boolean>`(${personColumn} = ${me} or ${personColumn} in (select directory.team_of(${ctx.organisationId}, ${me})) or ${managed})`;
}
