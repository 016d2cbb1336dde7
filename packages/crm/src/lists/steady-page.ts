import type { Ctx, Tx } from "@arraigo/platform";
import type { Column } from "drizzle-orm";
import { getTableConfig } from "drizzle-orm/pg-core";
import type { ListRecords } from "../lists-contract";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import { ownedBy } from "../records/scope";
import { listOwners } from "./list-owners";
import type { Listing } from "./listing";
import { type ListedRow, pageAlias, readRows } from "./read-page";
import { joinedNames } from "./row-names";
import type { Order, Place } from "./sorting";

/**
 * The page of a list that asks for an order alone, of everybody's records or of one owner's: it lies along one index whatever else
 * there is, so its statement is planned once a connection, and what its rows point at is named in the same answer. Undefined where
 * the list asks for more, or no index holds its order.
 */
export async function steadyPage(
  ctx: Ctx,
  tx: Tx,
  listing: Listing,
  input: ListRecords,
  order: Order,
  selection: Record<string, Column>,
  place: Place | undefined,
): Promise<ListedRow[] | undefined> {
  if (input.conditions.length > 0 || input.search || order.fieldId) return undefined;
  const { owners, unowned } = await listOwners(ctx, tx, `crm.${listing.type}.read`, input.owner);
  if (unowned || (owners !== null && owners.length !== 1)) return undefined;
  const table = tableOf[listing.type];
  if (!liesAlong(listing.type, owners ? [table.ownerId, order.column] : [order.column])) return undefined;
  const among = {
    listing,
    organisationId: ctx.organisationId,
    where: ownedBy(table.ownerId, owners),
    steady: true,
    names: joinedNames(ctx, listing.type, selection, pageAlias),
  };
  return readRows(tx.plannedShapes, among, order, selection, place, input.limit + 1);
}

const shapes = new Map<RecordType, Set<string>>();

/** Whether an index over the whole table holds an organisation's records by these columns and then by id. */
function liesAlong(type: RecordType, columns: readonly Column[]): boolean {
  let known = shapes.get(type);
  if (!known) {
    const whole = getTableConfig(tableOf[type]).indexes.filter((index) => !index.config.where);
    known = new Set(whole.map(({ config }) => config.columns.map((each) => ("name" in each ? each.name : "")).join()));
    shapes.set(type, known);
  }
  return known.has(["organisation_id", ...columns.map(({ name }) => name), "id"].join());
}
