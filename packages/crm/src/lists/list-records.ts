import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, type Column, isNull, sql } from "drizzle-orm";
import { countMax } from "../contract";
import type { FieldValue } from "../fields/field";
import { fieldsOf } from "../fields/record-fields";
import type { ListCondition, ListFilter, ListOwner, ListRecords } from "../lists-contract";
import { type Flaggable, flagsOf } from "../pipeline/flags";
import { isStaged, type RecordType } from "../record-types";
import type { CustomValue } from "../records/record-columns";
import { recordName } from "../records/record-keys";
import { tableOf } from "../records/record-table";
import { ownedBy, ownersInScope } from "../records/scope";
import { conditionsSql, isLookedUp, oneId } from "./conditions";
import { columnOf, heldColumn } from "./field-columns";
import { unownedFlag } from "./list-fields";
import { listOwners } from "./list-owners";
import { type Listing, openListing } from "./listing";
import { matching, namedPage, resembling } from "./matched-ids";
import { metSoon } from "./met-soon";
import { findByKeys } from "./own-keys";
import { type Among, amongSql, type ListedRow, readRows } from "./read-page";
import { namesBeside, rowNames } from "./row-names";
import { decodePlace, encodePlace, type Order, orderOf, type Place } from "./sorting";
import { steadyPage } from "./steady-page";

/** One row of a list, whatever the type: values by field, own values, names of what it points at, and what is wrong with it. */
export interface ListRow {
  id: string;
  name: string;
  ownerId: string | null;
  ownerName: string | null;
  values: Record<string, FieldValue>;
  custom: Record<string, CustomValue>;
  /** What the ids among the values are called, by the id and by the field's key. */
  names: Record<string, string>;
  /** Ids among the values of records that were deleted: named still, with no page to open. */
  gone?: string[];
  mayWrite: boolean;
  flags: string[];
}

export interface ListPage {
  rows: ListRow[];
  /** Where the next page starts; null on the last one. */
  next: string | null;
  /** Nothing contained what was searched for: these come closest. */
  resembling: boolean;
}

/** What a filter finds within a permission's reach. `search` narrows it too, unless the caller looks names up itself. */
export async function amongOf(
  ctx: Ctx,
  tx: Tx,
  listing: Listing,
  permission: string,
  filter: {
    search?: string | undefined;
    owner: ListOwner;
    conditions: readonly ListCondition[];
    /** Known to match thousands. */
    common?: boolean;
  },
): Promise<Among> {
  const { owners, unowned } = await listOwners(ctx, tx, permission, filter.owner);
  const table = tableOf[listing.type];
  // What does not fit is refused before anything is looked up.
  conditionsSql(listing, filter.conditions);
  const found = await findByKeys(tx, listing, filter.conditions);
  return {
    listing,
    organisationId: ctx.organisationId,
    walked:
      filter.conditions.length > 0 &&
      !filter.search &&
      owners?.length !== 1 &&
      !unowned &&
      !filter.conditions.some((condition) => isLookedUp(listing, condition) || found.has(condition)),
    where: and(
      ownedBy(table.ownerId, owners),
      unowned ? isNull(table.ownerId) : undefined,
      conditionsSql(listing, filter.conditions, found),
      await matching(tx, listing.type, filter.search, owners, filter.common),
    ),
  };
}

/** A page of one type's records, in any indexed order, filtered by any field. Never by offset. */
export async function listRecords(ctx: Ctx, type: RecordType, input: ListRecords): Promise<ListPage> {
  return inTransaction(ctx, async (tx) => {
    const listing = await openListing(ctx, tx, type, {
      conditions: input.conditions,
      sort: input.sort,
      flags: isStaged(type),
    });
    const read = `crm.${type}.read`;
    const order = orderOf(listing, input.sort, Boolean(input.search));
    const selection = selectionOf(type, input.columns);
    const place = decodePlace(input.cursor, order);
    const plain = isByName(order, type) && input.conditions.length === 0 && input.owner !== "unowned";
    const named = plain && input.search ? await searchedByName(ctx, tx, type, input, place) : undefined;
    const all = async () =>
      named?.ids
        ? { listing, organisationId: ctx.organisationId, where: oneId(tableOf[type].id, named.ids) }
        : amongOf(ctx, tx, listing, read, { ...input, common: named?.common ?? false });
    const from = named?.ids ? undefined : place;
    const found =
      (await steadyPage(ctx, tx, listing, input, order, selection, place)) ??
      (await metSoon(ctx, tx, listing, input, order, selection, place)) ??
      (await readRows(tx, await all(), order, selection, from, input.limit + 1));
    if (found.length === 0 && input.search && !input.cursor) return closest(ctx, tx, listing, input, selection);
    const rows = found.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      rows: await shown(ctx, tx, listing, rows),
      next: found.length > input.limit && last ? encodePlace({ key: last.placeKey, id: last.id }) : null,
      resembling: false,
    };
  });
}

const isByName = (order: Order, type: RecordType) =>
  order.direction === "asc" && order.column === columnOf(type, "nameKey");

/** A search's page by name in one reading; or that so much matches that the list does better to walk. */
async function searchedByName(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  input: ListRecords,
  place: Place | undefined,
): Promise<{ ids?: string[]; common: boolean }> {
  const { owners } = await listOwners(ctx, tx, `crm.${type}.read`, input.owner);
  const ids = await namedPage(tx, type, input.search, owners, place, input.limit + 1);
  return ids ? { ids, common: false } : { common: true };
}

async function closest(
  ctx: Ctx,
  tx: Tx,
  listing: Listing,
  input: ListRecords,
  selection: Record<string, Column>,
): Promise<ListPage> {
  const read = `crm.${listing.type}.read`;
  const { owners } = await listOwners(ctx, tx, read, input.owner);
  const ids = await resembling(ctx, tx, listing.type, input.search ?? "", owners);
  if (ids.length === 0) return { rows: [], next: null, resembling: false };
  const { search, ...filter } = input;
  const among = await amongOf(ctx, tx, listing, read, filter);
  const only = { ...among, where: and(among.where, oneId(tableOf[listing.type].id, ids)) };
  const rows = await readRows(tx, only, orderOf(listing, undefined, true), selection, undefined, ids.length);
  const place = new Map(ids.map((id, index) => [id, index]));
  rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return { rows: await shown(ctx, tx, listing, rows), next: null, resembling: rows.length > 0 };
}

/** How many records the filter finds, up to 1,001: the last one says "more". */
export async function countRecords(ctx: Ctx, type: RecordType, input: ListFilter): Promise<{ count: number }> {
  return inTransaction(ctx, async (tx) => {
    const listing = await openListing(ctx, tx, type, { conditions: input.conditions });
    const among = await amongOf(ctx, tx, listing, `crm.${type}.read`, input);
    const { rows } = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from (select 1 from ${tableOf[type]} where ${amongSql(among)} limit ${countMax}) as capped`,
    );
    return { count: rows[0]?.count ?? 0 };
  });
}

const nameParts = ["name", "givenName", "familyName", "email", "company", "number", "subject"];
const flagParts = [
  "stageId",
  "stageEnteredAt",
  "closedAt",
  "lastActivityAt",
  "createdAt",
  "nextStep",
  "nextStepOn",
  "closesOn",
];

/** The columns to read: those asked for, or all but long texts, and what a row's name and flags are made of. */
export function selectionOf(type: RecordType, columns?: readonly string[]): Record<string, Column> {
  const keys =
    columns ?? Object.entries(fieldsOf(type)).flatMap(([key, field]) => (field.kind === "paragraph" ? [] : [key]));
  const known = keys.filter((key) => key in fieldsOf(type));
  const parts = [...nameParts, ...(isStaged(type) ? flagParts : [])].filter((key) => columnOf(type, key));
  return Object.fromEntries(
    [...new Set(["id", "ownerId", "custom", ...known, ...parts])].map((key) => [key, heldColumn(type, key)]),
  );
}

async function shown(ctx: Ctx, tx: Tx, listing: Listing, rows: readonly ListedRow[]): Promise<ListRow[]> {
  if (rows.length === 0) return [];
  const { type } = listing;
  const fields = fieldsOf(type);
  const away = new Set<string>();
  const named = rows[0]?.names !== undefined;
  const names = named ? namesBeside(ctx, type, rows, away) : await rowNames(ctx, tx, fields, rows, away);
  const write = `crm.${type}.write`;
  const writers = holds(ctx, write) ? await ownersInScope(ctx, tx, write) : [];
  const writable = writers && new Set(writers);
  const keys = Object.keys(fields).filter((key) => key in (rows[0] ?? {}));
  return rows.map((row) => {
    // Plain loops: every cell of every list comes by here.
    const values: Record<string, FieldValue> = {};
    const pointed: Record<string, string> = {};
    const gone: string[] = [];
    for (const key of keys) {
      const value = travelling(row[key]);
      values[key] = value;
      const name = typeof value === "string" ? names.get(value) : undefined;
      if (name !== undefined) pointed[value as string] = pointed[key] = name;
      if (away.size > 0 && typeof value === "string" && away.has(value)) gone.push(value);
    }
    return {
      id: row.id,
      name: recordName(type, row),
      ownerId: row.ownerId,
      ownerName: row.ownerId ? (names.get(row.ownerId) ?? null) : null,
      values,
      custom: row.custom,
      names: pointed,
      ...(gone.length > 0 ? { gone } : {}),
      mayWrite: writable === null || (row.ownerId !== null && writable.has(row.ownerId)),
      flags: raised(listing, row),
    };
  });
}

const travelling = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null)) as FieldValue;

function raised(listing: Listing, row: ListedRow): string[] {
  const unowned = row.ownerId === null ? [unownedFlag] : [];
  if (!isStaged(listing.type)) return unowned;
  return [...flagsOf(row as unknown as Flaggable, listing.limits, listing.now, listing.today), ...unowned];
}
