import { grantOf, holds, withinReach } from "@arraigo/directory";
import type { Ctx } from "@arraigo/platform";
import { type Column, type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";

/**
 * Whether the actor may read a record of this type, as a condition on its owner: beside the join or the read that names what
 * another record points at, it leaves out names beyond reach. Undefined where every one may be read: nothing to ask or to pay.
 */
export function readableWhere(ctx: Ctx, type: RecordType | "activity", owner: Column | SQL): SQL | undefined {
  const permission = `crm.${type}.read`;
  if (!holds(ctx, permission)) return sql`false`;
  return grantOf(ctx, permission).organisation ? undefined : withinReach(ctx, permission, owner);
}
