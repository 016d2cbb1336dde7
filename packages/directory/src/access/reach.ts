import { type Ctx, type Grant, NotPermitted, type Tx } from "@arraigo/platform";
import { type Column, type SQL, sql } from "drizzle-orm";

const everything: Grant = { organisation: true, own: true, reports: true, team: true, units: [] };

/** How far this permission reaches for whoever acts. Throws where they do not hold it at all. */
export function grantOf(ctx: Ctx, permission: string): Grant {
  if (ctx.actor.kind === "system") return everything;
  const grant = ctx.actor.grants.get(permission);
  if (!grant) throw new NotPermitted({ permission });
  return grant;
}

export function holds(ctx: Ctx, permission: string): boolean {
  return ctx.actor.kind === "system" || ctx.actor.grants.has(permission);
}

/**
 * The permission's scope as one SQL condition on a column that names a person: mine, my direct reports', my
 * team's, my units', or all. One
 * place, so that lists, single records, search and export cannot disagree.
 */
export function withinReach(ctx: Ctx, permission: string, personColumn: Column | SQL): SQL {
  const grant = grantOf(ctx, permission);
  if (grant.organisation) return sql`true`;
  const me = ctx.actor.personId;
  const parts: SQL[] = [];
  if (grant.own) parts.push(sql`${personColumn} = ${me}`);
  if (grant.reports && !grant.team)
    parts.push(
      sql`${personColumn} in (select r.id from directory.people r where r.organisation_id = ${ctx.organisationId} and r.manager_id = ${me})`,
    );
  if (grant.team) parts.push(sql`${personColumn} in (select directory.team_of(${ctx.organisationId}, ${me}))`);
  if (grant.units.length > 0)
    parts.push(
      sql`${personColumn} in (select directory.people_in_units(${ctx.organisationId}, ${sql.param(`{${grant.units.join(",")}}`)}::uuid[]))`,
    );
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`;
}

/** Whether one person (an owner, an author) is within the permission's reach. */
export async function reaches(ctx: Ctx, tx: Tx, permission: string, personId: string | null): Promise<boolean> {
  const grant = grantOf(ctx, permission);
  if (grant.organisation) return true;
  if (personId === null) return false;
  if (grant.own && personId === ctx.actor.personId) return true;
  const { rows } = await tx.planned.execute<{ within: boolean }>(
    sql`select ${withinReach(ctx, permission, sql`${personId}::uuid`)} as within`,
  );
  return rows[0]?.within === true;
}
