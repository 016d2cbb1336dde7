import { type Column, type SQL, sql } from "drizzle-orm";
import { SortUnknown } from "../errors";
import { customKeys } from "../fields/key-tables";
import type { ListSort } from "../lists-contract";
import { tableOf } from "../records/record-table";
import { columnOf, heldColumn, isNumeric } from "./field-columns";
import { sortableKeys } from "./list-fields";
import { isOwnField, type Listing, ownKey } from "./listing";

/** How a list is ordered: by one indexed column and then by id, so that every record has one place. */
export interface Order {
  direction: "asc" | "desc";
  column: Column;
  /** Ids in the same index as the column. */
  id: Column;
  /** What a key is cast to when a page continues after it. */
  cast: "text" | "timestamptz" | "date" | "bigint" | "float8";
  /** Records without a value come last, whichever way the others go. */
  nullable: boolean;
  /** For an own field: whose keys are read. */
  fieldId?: string;
  numbers?: boolean;
}

/** People are filed under the family name, cases under their number, amounts under their whole units. */
function sortColumn(listing: Listing, key: string): Column {
  const { type } = listing;
  // By the figure that is read, whatever each record's currency counts in.
  if (key === "amountMinor") return columnOf(type, "amountWhole") ?? heldColumn(type, key);
  if (key !== "name" && key !== "familyName") return heldColumn(type, key);
  return columnOf(type, "nameKey") ?? heldColumn(type, "number");
}

function castOf(column: Column): Order["cast"] {
  switch (column.getSQLType()) {
    case "timestamp with time zone":
      return "timestamptz";
    case "date":
      return "date";
    case "integer":
    case "bigint":
      return "bigint";
    case "double precision":
      return "float8";
    default:
      return "text";
  }
}

/** Newest first, or by name where something is searched for, unless the list asks otherwise. */
export function orderOf(listing: Listing, sort: ListSort | undefined, searching: boolean): Order {
  const { field, direction } =
    sort ??
    (searching ? ({ field: "name", direction: "asc" } as const) : ({ field: "createdAt", direction: "desc" } as const));
  if (isOwnField(field)) {
    const own = listing.own.get(ownKey(field));
    if (!own?.indexed) throw new SortUnknown({ field }, "sort");
    const numbers = isNumeric(own.field);
    return {
      direction,
      column: numbers ? customKeys.numberKey : customKeys.textKey,
      id: customKeys.recordId,
      cast: numbers ? "float8" : "text",
      nullable: true,
      fieldId: own.id,
      numbers,
    };
  }
  if (!sortableKeys(listing.type).includes(field)) throw new SortUnknown({ field }, "sort");
  const column = sortColumn(listing, field);
  return { direction, column, id: tableOf[listing.type].id, cast: castOf(column), nullable: !column.notNull };
}

/** Where a page ended. A key of null: among the records without a value. */
export interface Place {
  key: string | null;
  id: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const keyShape: Record<Order["cast"], (key: string) => boolean> = {
  text: (key) => !key.includes("\u0000"),
  timestamptz: (key) =>
    /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/.test(key) &&
    !Number.isNaN(Date.parse(key.replace(" ", "T").replace(/([+-]\d{2})$/, "$1:00"))),
  date: (key) => /^\d{4}-\d{2}-\d{2}$/.test(key) && !Number.isNaN(Date.parse(key)),
  bigint: (key) => /^-?\d{1,18}$/.test(key),
  float8: (key) => key.length < 40 && Number.isFinite(Number(key)) && key.trim() !== "",
};

export const encodePlace = (place: Place): string =>
  Buffer.from(JSON.stringify([place.key, place.id])).toString("base64url");

/** Reads a cursor; a mangled one starts from the beginning, because it can only have come from a mangled link. */
export function decodePlace(cursor: string | undefined, order: Order): Place | undefined {
  if (!cursor) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (!Array.isArray(parsed)) return undefined;
    const [key, id] = parsed as unknown[];
    if (typeof id !== "string" || !uuid.test(id)) return undefined;
    if (key === null) return order.nullable ? { key, id } : undefined;
    return typeof key === "string" && keyShape[order.cast](key) ? { key, id } : undefined;
  } catch {
    return undefined;
  }
}

/** Rows with a value after this place, or all of them. */
export function afterPlace(order: Order, place: Place | undefined): SQL | undefined {
  const known = order.nullable ? sql`${order.column} is not null` : undefined;
  if (!place) return known;
  const beyond = sql.raw(order.direction === "asc" ? ">" : "<");
  const tuple = sql`(${order.column}, ${order.id}) ${beyond} (${place.key}::${sql.raw(order.cast)}, ${place.id}::uuid)`;
  return known ? sql`${known} and ${tuple}` : tuple;
}

/** Rows with a value up to this place, which is among them. */
export function beforePlace(order: Order, place: { key: string; id: string }): SQL {
  const within = sql.raw(order.direction === "asc" ? "<=" : ">=");
  return sql`(${order.column}, ${order.id}) ${within} (${place.key}::${sql.raw(order.cast)}, ${place.id}::uuid)`;
}

/** Rows without a value, after this place or all of them. */
export function amongUnknown(order: Order, place: Place | undefined): SQL {
  const beyond = sql.raw(order.direction === "asc" ? ">" : "<");
  const unknown = sql`${order.column} is null`;
  return place ? sql`${unknown} and ${order.id} ${beyond} ${place.id}::uuid` : unknown;
}
