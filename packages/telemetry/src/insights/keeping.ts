import { holds } from "@arraigo/directory";
import { type Ctx, NotPermitted } from "@arraigo/platform";
import { and, type Column, eq, isNull, or, type SQL, sql } from "drizzle-orm";

/*
 * Who may open and who may change what somebody keeps: insights and dashboards alike. One's own; what is shared with a role one
 * holds; and of what is shared with anybody, everything for those who keep order among it.
 */

/** Whoever keeps something is somebody; the system keeps nothing. */
export function keeper(ctx: Ctx): string {
  if (ctx.actor.personId === null) throw new NotPermitted({ permission: "telemetry.figure.read" });
  return ctx.actor.personId;
}

interface KeptColumns {
  ownerId: Column;
  sharedRoles: Column;
  goneAt: Column;
}

/** Everything that is there and open to whoever acts. */
export function openTo(ctx: Ctx, kept: KeptColumns): SQL | undefined {
  const roles = sql`array[${sql.join(
    ctx.actor.roles.map((role) => sql`${role}`),
    sql`, `,
  )}]::text[]`;
  const shared = maySort(ctx) ? sql`cardinality(${kept.sharedRoles}) > 0` : sql`${kept.sharedRoles} && ${roles}`;
  return and(isNull(kept.goneAt), or(eq(kept.ownerId, keeper(ctx)), shared));
}

export const maySort = (ctx: Ctx): boolean => holds(ctx, "telemetry.insight.manage");

/** Whether it is theirs to rename, share and delete. */
export function mayChange(ctx: Ctx, kept: { ownerId: string; sharedRoles: readonly string[] }): boolean {
  return kept.ownerId === keeper(ctx) || (kept.sharedRoles.length > 0 && maySort(ctx));
}
