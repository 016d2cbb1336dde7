import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, isNull, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { type RecordRow, tableOf } from "./record-table";
import { ownedBy, ownersInScope, uuids } from "./scope";

/**
 * The live records among these ids, locked in one order until the transaction ends. With a permission, only those it still reaches
 * once they are locked: what was handed away in between is left out. Without one, the caller has settled by what right. Who changes
 * them keeps nobody from pointing at them; who takes them away ("update") does.
 */
export async function lockRecords(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  ids: readonly string[],
  permission?: string,
  strength: "no key update" | "update" = "no key update",
): Promise<RecordRow[]> {
  const owners = permission ? await ownersInScope(ctx, tx, permission) : null;
  const table = tableOf[type];
  const rows = await tx
    .select()
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        sql`${table.id} = any(${uuids(ids)})`,
        isNull(table.goneAt),
        ownedBy(table.ownerId, owners),
      ),
    )
    .orderBy(asc(table.id))
    .for(strength);
  return rows as RecordRow[];
}

/** The live records among these ids that the actor may change. */
export const lockWritable = (
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  ids: readonly string[],
  strength?: "no key update" | "update",
) => lockRecords(ctx, tx, type, ids, `crm.${type}.write`, strength);
