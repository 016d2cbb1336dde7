import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { reaches } from "./reach";

declare const authorization: unique symbol;
/** A record somebody may act on. Only `authorized` makes one, so a write that takes it cannot be called unchecked. */
export type Authorized<T> = T & { readonly [authorization]: true };

/**
 * Checks that a loaded record is within the permission's reach. A record out of reach answers like one that does not exist:
 * an id is no oracle.
 */
export async function authorized<T extends object>(
  ctx: Ctx,
  tx: Tx,
  permission: string,
  record: T | undefined,
  personOf: (record: T) => string | null,
): Promise<Authorized<T>> {
  if (!record || !(await reaches(ctx, tx, permission, personOf(record)))) throw new NotFound();
  return record as Authorized<T>;
}
