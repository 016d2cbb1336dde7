import { holds, reaches } from "@arraigo/directory";
import { type Ctx, NotPermitted, type Tx } from "@arraigo/platform";
import { OverrideOwn } from "../errors";
import { type Owned, ownRecords } from "./own-records";

const permission = "crm.gate.override";

/**
 * Those of the records that whoever acts may let past an unmet gate, by id. Nobody looks past a gate for what is their own, or was
 * since it entered its stage: the next one up does, or an administrator. What nobody owns is no one's own.
 */
export async function overridable(ctx: Ctx, tx: Tx, records: readonly Owned[]): Promise<Set<string>> {
  if (!holds(ctx, permission)) return new Set();
  const own = await ownRecords(ctx, tx, records);
  const within = new Map<string | null, boolean>();
  for (const { id, ownerId } of records)
    if (!own.has(id) && !within.has(ownerId)) within.set(ownerId, await reaches(ctx, tx, permission, ownerId));
  return new Set(records.filter(({ id, ownerId }) => !own.has(id) && within.get(ownerId)).map(({ id }) => id));
}

/** Throws `NotPermitted` where one of these records is out of reach, and `crm.OverrideOwn` where one is the actor's own. */
export async function assertMayOverride(ctx: Ctx, tx: Tx, records: readonly Owned[]): Promise<void> {
  if (!holds(ctx, permission)) throw new NotPermitted({ permission });
  if ((await ownRecords(ctx, tx, records)).size > 0) throw new OverrideOwn();
  if ((await overridable(ctx, tx, records)).size < new Set(records.map(({ id }) => id)).size)
    throw new NotPermitted({ permission });
}
