import { type Db, ofTenant } from "@arraigo/db";
import { and, asc, type Column, desc, eq, isNull, type Placeholder, type SQL, type Subquery, sql } from "drizzle-orm";
import type { SelectedFields } from "drizzle-orm/pg-core";
import { customKeys } from "../fields/key-tables";
import type { RecordRow } from "../records/record-table";
import { tableOf } from "../records/record-table";
import type { Listing } from "./listing";
import type { JoinedNames } from "./row-names";
import { afterPlace, amongUnknown, beforePlace, type Order, type Place } from "./sorting";

export type ListedRow = RecordRow & {
  placeKey: string | null;
  /** What it points at is called, by the field's key, where names were read beside it. */
  names?: Record<string, string | null>;
};

/** Which records of a type a list is about: in reach, not gone, as the filter says. Shared by list, count, export and bulk work. */
export interface Among {
  listing: Listing;
  organisationId: string;
  where: SQL | undefined;
  /** No index finds what the filter asks for: the list is walked in its own order. */
  walked?: boolean;
  /** Read along the same index whatever its values are, so its statement may be planned once. */
  steady?: boolean;
  /** What the records of a page point at is called, to be read with it. */
  names?: JoinedNames;
}

/** What a page is called in a statement that names what its rows point at. */
export const pageAlias = "page";

/** How many rows, said in the statement's text where it is planned once: a plan for nobody knows how many is one for very many. */
const atMost = ({ steady }: Among, rows: number): number =>
  // A placeholder is the other thing the builder takes here, and puts into the statement as it is.
  steady ? (sql.raw(String(Math.trunc(rows))) as unknown as Placeholder & number) : rows;

export const amongSql = ({ listing, organisationId, where }: Among): SQL | undefined => {
  const table = tableOf[listing.type];
  return and(ofTenant(table.organisationId, organisationId), isNull(table.goneAt), where);
};

/**
 * The next rows of a list after a place, at most `rowsMax`: those with a value in its order, then those without. Two reads at
 * most, each along one index.
 */
export async function readRows(
  tx: Db,
  among: Among,
  order: Order,
  selection: Record<string, Column>,
  place: Place | undefined,
  rowsMax: number,
): Promise<ListedRow[]> {
  for (const near of !among.walked ? [] : order.fieldId ? [readSoon, readNear] : [readAlong]) {
    const found = await near(tx, among, order, selection, place, rowsMax);
    if (found.length >= rowsMax) return found;
  }
  const rows: ListedRow[] = [];
  if (place?.key !== null) rows.push(...(await read(tx, among, order, selection, knownPart(order, place), rowsMax)));
  if (!order.nullable || rows.length >= rowsMax) return rows;
  const rest = unknownPart(order, place?.key === null ? place : undefined);
  // As many as ever where the number stands in the text: one shape, not one for every rest.
  const wanted = rowsMax - rows.length;
  rows.push(...(await read(tx, among, order, selection, rest, among.steady ? rowsMax : wanted)).slice(0, wanted));
  return rows;
}

/** So many records are looked at along the order, first few and then many, before the planner is asked for another way. */
const soonMax = 500;
const nearMax = 10_000;

/**
 * Looks for a page among the next five hundred records of the order, one by one: enough where a filter finds one in ten, and little
 * lost where it does not.
 */
export async function readSoon(
  tx: Db,
  among: Among,
  order: Order,
  selection: Record<string, Column>,
  place: Place | undefined,
  rowsMax: number,
): Promise<ListedRow[]> {
  if (place?.key === null) return [];
  const table = tableOf[among.listing.type];
  const way = order.direction === "asc" ? asc : desc;
  const next = placesAhead(tx, among, order, place, soonMax).as("next");
  const rows = tx
    .select(placed(selection, among, sql`${next.key}`, sql`${next.id}`))
    .from(table)
    .innerJoin(next, eq(table.id, next.id))
    .where(amongSql(among))
    .orderBy(way(next.key), way(next.id))
    .limit(atMost(among, rowsMax));
  return among.names ? withNames(tx, rows.as(pageAlias), among.names, order, selection) : asListed(rows);
}

/**
 * Looks for a page among the next ten thousand records of an order that is a column of the table, one by one, and stops where it is
 * full: enough where a filter finds one in two hundred. The limit inside keeps the planner, which thinks that conditions have
 * nothing to do with one another, from reading the whole table.
 */
async function readAlong(
  tx: Db,
  among: Among,
  order: Order,
  selection: Record<string, Column>,
  place: Place | undefined,
  rowsMax: number,
): Promise<ListedRow[]> {
  if (place?.key === null) return [];
  const table = tableOf[among.listing.type];
  const way = order.direction === "asc" ? asc : desc;
  const next = tx
    .select({
      ...selection,
      // Names no table has, since the subquery's columns are written without its own.
      placeId: sql<string>`${order.id}`.as("place_id"),
      placeOf: sql<string>`${order.column}`.as("place_of"),
      met: sql<boolean>`${amongSql(among)}`.as("met"),
    })
    .from(table)
    .where(and(ofTenant(table.organisationId, among.organisationId), knownPart(order, place).where))
    .orderBy(way(order.column), way(order.id))
    .limit(nearMax)
    .as("next");
  const columns = Object.fromEntries(Object.keys(selection).map((key) => [key, next[key as keyof typeof next]]));
  const rows = await tx
    .select({
      ...(columns as unknown as Record<string, Column>),
      // Under its own name: otherwise the order below would be that of the texts.
      placeKey: sql<string | null>`${next.placeOf}::text`.as("place_key"),
    })
    .from(next)
    .where(sql`${next.met}`)
    .orderBy(way(next.placeOf), way(next.placeId))
    .limit(rowsMax);
  return rows as unknown as ListedRow[];
}

/**
 * Looks for a page among the next ten thousand records of the order, all of them at once: enough where a filter finds one in two
 * hundred. Left to itself the planner, which thinks that conditions have nothing to do with one another, reads the whole table.
 */
async function readNear(
  tx: Db,
  among: Among,
  order: Order,
  selection: Record<string, Column>,
  place: Place | undefined,
  rowsMax: number,
): Promise<ListedRow[]> {
  if (place?.key === null) return [];
  const { where: known, column } = knownPart(order, place);
  const back = order.direction === "asc" ? desc : asc;
  const next = placesAhead(tx, among, order, place, nearMax).as("next");
  const [end] = await tx
    .select({ id: next.id, key: next.key })
    .from(next)
    .orderBy(back(next.key), back(next.id))
    .limit(1);
  if (!end) return [];
  const until = beforePlace(order, { key: String(end.key), id: end.id });
  return read(tx, among, order, selection, { where: and(known, until), column }, rowsMax);
}

/** The places of the next records in an order, from its index alone. */
function placesAhead(tx: Db, among: Among, order: Order, place: Place | undefined, rowsMax: number) {
  const table = tableOf[among.listing.type];
  const { where: known } = knownPart(order, place);
  const way = order.direction === "asc" ? asc : desc;
  // Names no table has, since the subquery's columns are written without its own.
  const places = {
    id: sql<string>`${order.id}`.as("next_id"),
    key: sql<string | number>`${order.column}`.as("next_key"),
  };
  const along = order.fieldId
    ? tx
        .select(places)
        .from(customKeys)
        .where(
          and(ofTenant(customKeys.organisationId, among.organisationId), eq(customKeys.fieldId, order.fieldId), known),
        )
    : tx
        .select(places)
        .from(table)
        .where(and(ofTenant(table.organisationId, among.organisationId), known));
  return along.orderBy(way(order.column), way(order.id)).limit(atMost(among, rowsMax));
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
  tx: Db,
  among: Among,
  order: Order,
  selection: Record<string, Column>,
  part: Part,
  rowsMax: number,
): Promise<ListedRow[]> {
  const table = tableOf[among.listing.type];
  const columns = placed(selection, among, sql`${order.column}`, sql`${order.id}`);
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
  const rows = joined
    .where(and(amongSql(among), part.where))
    .orderBy(way(part.column), way(order.id))
    .limit(atMost(among, rowsMax));
  return among.names ? withNames(tx, rows.as(pageAlias), among.names, order, selection) : asListed(rows);
}

const asListed = async (rows: PromiseLike<unknown[]>) => (await rows) as ListedRow[];

/** The columns of a page, and its rows' places; the places themselves too where the page is put in order again. */
const placed = (selection: Record<string, Column>, { names }: Among, key: SQL, id: SQL) => ({
  ...selection,
  placeKey: sql<string | null>`${key}::text`.as("place_key"),
  ...(names ? { placeOf: sql`${key}`.as("place_of"), placeId: sql`${id}`.as("place_id") } : {}),
});

/** A page with the names of what its rows point at, in its order. Joined to the page's few rows, whatever was looked at to find them. */
async function withNames(
  tx: Db,
  page: object,
  { joins, names }: JoinedNames,
  order: Order,
  selection: Record<string, Column>,
): Promise<ListedRow[]> {
  const held = page as Record<string, Column> & Subquery;
  const way = order.direction === "asc" ? asc : desc;
  const columns = Object.fromEntries([...Object.keys(selection), "placeKey"].map((key) => [key, held[key]]));
  let query = tx
    .select({ ...(columns as Record<string, Column>), names } as unknown as SelectedFields)
    .from(held)
    .$dynamic();
  for (const { table, on } of joins) query = query.leftJoin(table, on);
  return asListed(query.orderBy(way(held.placeOf as Column), way(held.placeId as Column)));
}
