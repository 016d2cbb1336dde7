import { holds, reaches } from "@arraigo/directory";
import { type Ctx, NotPermitted, type Tx } from "@arraigo/platform";
import { OverrideOwn } from "../errors";

const permission = "crm.gate.override";

/** Nobody looks past a gate for themselves: the next one up does, or an administrator. What nobody owns is no one's own. */
const isOwn = (ctx: Ctx, ownerId: string | null) => ownerId !== null && ownerId === ctx.actor.personId;

/** Whether whoever acts may let a record of this owner past an unmet gate. */
export async function mayOverride(ctx: Ctx, tx: Tx, ownerId: string | null): Promise<boolean> {
  return holds(ctx, permission) && !isOwn(ctx, ownerId) && (await reaches(ctx, tx, permission, ownerId));
}

/** Throws `NotPermitted` where one of these owners is out of reach, and `crm.OverrideOwn` where one is who acts. */
export async function assertMayOverride(ctx: Ctx, tx: Tx, ownerIds: readonly (string | null)[]): Promise<void> {
  if (!holds(ctx, permission)) throw new NotPermitted({ permission });
  for (const ownerId of new Set(ownerIds)) {
    if (isOwn(ctx, ownerId)) throw new OverrideOwn();
    if (!(await reaches(ctx, tx, permission, ownerId))) throw new NotPermitted({ permission });
  }
}
