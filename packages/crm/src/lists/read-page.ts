import { ofTenant } from "@arraigo/db";
import type { Tx } from "@arraigo/platform";
import { and, asc, type Column, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { customKeys } from "../fields/key-tables";
import type { RecordRow } from "../records/record-table";
import { tableOf } from "../records/record-table";
import type { Listing } from "./listing";
import { afterPlace, amongUnknown, beforePlace, type Order, type Place } from "./sorting";

export type ListedRow = RecordRow & { placeKey: string | null };

/** Which records of a type a list is about: in reach, not gone, as the filter says. Shared by list, count, export and bulk work. */
export interface Among {
  listing: Listing;
  organisationId: string;
  where: SQL | undefined;
  /** No index finds what the filter asks for: the list is walked in its own order. */
  walked?: boolean;
}

export const amongSql = ({ listing, organisationId, where }: Among): SQL | undefined => {
  const table = tableOf[listing.type];
  return and(ofTenant(table.organisationId, organisationId), isNull(table.goneAt), where);
};

/**
 * The next rows of a list after a place, at most `rowsMax`: those with a value in its order, then those without. Two reads at
 * most, each along one index.
 */
export async function readRows(
  tx: Tx,
  among: Among,
  order: Order,
  selection: Record<string, Column>,
  place: Place | undefined,
  rowsMax: number,
): Promise<ListedRow[]> {
  for (const stretch of among.walked ? nearStretches : []) {
    const near = await readNear(tx, among, order, selection, place, rowsMax, stretch);
    if (near.length >= rowsMax) return near;
  }
  const rows: ListedRow[] = [];
  if (place?.key !== null) rows.push(...(await read(tx, among, order, selection, knownPart(order, place), rowsMax)));
  if (!order.nullable || rows.length >= rowsMax) return rows;
  const rest = unknownPart(order, place?.key === null ? place : undefined);
  rows.push(...(await read(tx, among, order, selection, rest, rowsMax - rows.length)));
  return rows;
}

/** So many records are looked at along the order, first few and then many, before the planner is asked for another way. */
export const nearStretches = [500, 10_000] as const;

/**
 * Looks for a page among the next records of the order. Where a filter finds one in ten, five hundred are enough, and ten thousand
 * where it finds one in two hundred; left to itself the planner, which thinks that conditions have nothing to do with one another,
 * reads the whole table.
 */
export async function readNear(
  tx: Tx,
  among: Among,
  order: Order,
  selection: Record<string, Column>,
  place: Place | undefined,
  rowsMax: number,
  stretch: number,
): Promise<ListedRow[]> {
  if (place?.key === null) return [];
  const table = tableOf[among.listing.type];
  const { where: known, column } = knownPart(order, place);
  const [way, back] = order.direction === "asc" ? [asc, desc] : [desc, asc];
  const places = { id: sql<string>`${order.id}`.as("id"), key: sql`${order.column}`.as("key") };
  const next = (
    order.fieldId
      ? tx
          .select(places)
          .from(customKeys)
          .where(
            and(
              ofTenant(customKeys.organisationId, among.organisationId),
              eq(customKeys.fieldId, order.fieldId),
              known,
            ),
          )
      : tx
          .select(places)
          .from(table)
          .where(and(ofTenant(table.organisationId, among.organisationId), known))
  )
    .orderBy(way(order.column), way(order.id))
    .limit(stretch)
    .as("next");
  const [end] = await tx
    .select({ id: next.id, placeKey: sql<string>`${next.key}::text` })
    .from(next)
    .orderBy(back(next.key), back(next.id))
    .limit(1);
  if (!end) return [];
  const until = beforePlace(order, { key: end.placeKey, id: end.id });
  return read(tx, among, order, selection, { where: and(known, until), column }, rowsMax);
}

interface Part {
  where: SQL | undefined;
  column: Column;
}

function knownPart(order: Order, place: Place | undefined): Part {
  const where = afterPlace(order, place);
  // Texts lie in the index of keys that are no numbers; the condition says so.
  const texts = order.fieldId && !order.numbers ? isNull(customKeys.numberKey) : undefined;
  return { where: and(where, texts), column: order.column };
}

/** Of an own field, what has no value lies in the index of texts, whatever the field's kind. */
function unknownPart(order: Order, place: Place | undefined): Part {
  const where = amongUnknown(order, place);
  if (!order.fieldId) return { where, column: order.column };
  return {
    where: and(where, isNull(customKeys.numberKey), isNull(customKeys.textKey)),
    column: customKeys.textKey,
  };
}

async function read(
  tx: Tx,
  among: Among,
  order: Order,
  selection: Record<string, Column>,
  part: Part,
  rowsMax: number,
): Promise<ListedRow[]> {
  const table = tableOf[among.listing.type];
  const columns = { ...selection, placeKey: sql<string | null>`${order.column}::text` };
  const way = order.direction === "asc" ? asc : desc;
  const source = tx.select(columns).from(table);
  const joined = order.fieldId
    ? source.innerJoin(
        customKeys,
        and(
          eq(customKeys.organisationId, table.organisationId),
          eq(customKeys.recordId, table.id),
          ofTenant(customKeys.organisationId, among.organisationId),
          eq(customKeys.fieldId, order.fieldId),
        ),
      )
    : source;
  const rows = await joined
    .where(and(amongSql(among), part.where))
    .orderBy(way(part.column), way(order.id))
    .limit(rowsMax);
  return rows as unknown as ListedRow[];
}
