import { grantOf, holds, withinReach } from "@arraigo/directory";
import type { Ctx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { activities } from "./tables";

const permission = "crm.activity.read";

/** Whether the actor may read an activity: done by, or given to, somebody within reach. Undefined where every one may be read. */
export function readableActivities(ctx: Ctx): SQL | undefined {
  if (!holds(ctx, permission)) return sql`false`;
  if (grantOf(ctx, permission).organisation) return undefined;
  return sql`(${withinReach(ctx, permission, activities.actorId)} or ${withinReach(ctx, permission, activities.assigneeId)})`;
}
