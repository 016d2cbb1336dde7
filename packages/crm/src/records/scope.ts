import { ofTenant } from "@arraigo/db";
import { grantOf, withinReach } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, type Column, eq, type SQL, sql } from "drizzle-orm";
import type { OwnerFilter } from "../contract";

/**
 * Which owners' records a list, search, export or import may touch: the permission's reach and the filter "mine / my team's",
 * in one place. `null` means any owner, and records without one.
 */
export async function ownersInScope(
  ctx: Ctx,
  tx: Tx,
  permission: string,
  filter: OwnerFilter = "all",
): Promise<string[] | null> {
  const whole = grantOf(ctx, permission).organisation;
  const me = ctx.actor.personId;
  if (filter === "all" && whole) return null;
  if (filter === "mine") return me ? [me] : [];
  const rows = await tx.planned
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        ofTenant(people.organisationId, ctx.organisationId),
        withinReach(ctx, permission, people.id),
        filter === "team"
          ? sql`(${people.id} = ${me} or ${people.id} in (select directory.team_of(${ctx.organisationId}, ${me})))`
          : undefined,
      ),
    );
  return rows.map((row) => row.id);
}

/** The scope as a condition on an owner column. */
export function ownedBy(column: Column, owners: string[] | null): SQL | undefined {
  if (owners === null) return undefined;
  const [only] = owners;
  if (owners.length === 1 && only) return eq(column, only);
  return sql`${column} = any(${uuids(owners)})`;
}

/** A list of ids as one parameter. */
export function uuids(ids: readonly string[] | null): SQL {
  return ids === null ? sql`null::uuid[]` : sql`${sql.param(`{${ids.join(",")}}`)}::uuid[]`;
}

/** A list of texts as one parameter. */
export function texts(values: readonly string[]): SQL {
  return sql`array(select value from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}
