import type { Ctx, Tx } from "@arraigo/platform";
import { and, type Column } from "drizzle-orm";
import type { ListRecords } from "../lists-contract";
import { tableOf } from "../records/record-table";
import { ownedBy } from "../records/scope";
import { conditionsSql, isLookedUp } from "./conditions";
import { listOwners } from "./list-owners";
import { isOwnField, type Listing, ownKey } from "./listing";
import { type ListedRow, pageAlias, readSoon } from "./read-page";
import { joinedNames } from "./row-names";
import type { Order, Place } from "./sorting";

/**
 * The page of a list that asks for a common value of an indexed own field, where the first few hundred records of its order hold
 * it: no key is counted then. Undefined where they do not, or the list asks for something else.
 */
export async function metSoon(
  ctx: Ctx,
  tx: Tx,
  listing: Listing,
  input: ListRecords,
  order: Order,
  selection: Record<string, Column>,
  place: Place | undefined,
): Promise<ListedRow[] | undefined> {
  const { type } = listing;
  const asksForKeys = input.conditions.some(
    ({ field }) => isOwnField(field) && listing.own.get(ownKey(field))?.indexed,
  );
  if (!asksForKeys || input.search || input.conditions.some((condition) => isLookedUp(listing, condition)))
    return undefined;
  const { owners, unowned } = await listOwners(ctx, tx, `crm.${type}.read`, input.owner);
  if (unowned || owners?.length === 1) return undefined;
  const where = and(ownedBy(tableOf[type].ownerId, owners), conditionsSql(listing, input.conditions));
  // It looks at the same few hundred places whatever is asked of them: planned once, and named in the same answer.
  const names = joinedNames(ctx, type, selection, pageAlias);
  const among = { listing, organisationId: ctx.organisationId, where, steady: true, names };
  const near = await readSoon(tx.plannedFilters, among, order, selection, place, input.limit + 1);
  return near.length > input.limit ? near : undefined;
}
