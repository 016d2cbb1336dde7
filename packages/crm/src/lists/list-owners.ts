import { grantOf } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import type { OwnerFilter } from "../contract";
import type { ListOwner } from "../lists-contract";
import { ownersInScope } from "../records/scope";

/** The owners a list is about: null is everybody and nobody, an empty list nothing. */
export async function listOwners(
  ctx: Ctx,
  tx: Tx,
  permission: string,
  owner: ListOwner,
): Promise<{ owners: string[] | null; unowned: boolean }> {
  if (owner !== "unowned")
    return { owners: await ownersInScope(ctx, tx, permission, owner as OwnerFilter), unowned: false };
  return { owners: grantOf(ctx, permission).organisation ? null : [], unowned: true };
}
