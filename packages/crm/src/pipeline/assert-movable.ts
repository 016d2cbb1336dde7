import { holds, reaches } from "@arraigo/directory";
import { type Ctx, NotPermitted, type Tx } from "@arraigo/platform";
import type { StagedType } from "../record-types";
import { lockWritable } from "../records/lock-records";
import type { RecordRow } from "../records/record-table";
import { ownersInScope } from "../records/scope";

/** The right to move, beside the right to change: an administrator can narrow either. */
export const movePermission = "crm.record.move";

/** Throws `NotPermitted` where the actor may change the record and not move it. */
export async function assertMovable(ctx: Ctx, tx: Tx, row: { ownerId: string | null }): Promise<void> {
  if (!(await reaches(ctx, tx, movePermission, row.ownerId))) throw new NotPermitted({ permission: movePermission });
}

/** The live records among these ids that the actor may change and move, locked until the transaction ends. */
export async function lockMovable(ctx: Ctx, tx: Tx, type: StagedType, ids: readonly string[]): Promise<RecordRow[]> {
  if (!holds(ctx, movePermission)) return [];
  const owners = await ownersInScope(ctx, tx, movePermission);
  const rows = await lockWritable(ctx, tx, type, ids);
  return owners === null ? rows : rows.filter((row) => row.ownerId !== null && owners.includes(row.ownerId));
}
