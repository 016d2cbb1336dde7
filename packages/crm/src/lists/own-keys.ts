import { ofTenant } from "@arraigo/db";
import type { Tx } from "@arraigo/platform";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { customKeys } from "../fields/key-tables";
import type { ListCondition, ListOp } from "../lists-contract";
import { dayFrom } from "./day-conditions";
import { isNumeric } from "./field-columns";
import { isOwnField, type Listing, type OwnField, ownKey } from "./listing";

/** Keys hold the beginning of a text; what is longer is told apart by the value itself. */
const keyCharacters = 200;

/** What the keys of an indexed own field say about a condition; undefined where they say nothing ("contains"). */
function keyCondition(listing: Listing, own: OwnField, op: ListOp, values: readonly unknown[]): SQL | undefined {
  const { textKey: text, numberKey: number } = customKeys;
  const [first, second] = values;
  if (op === "isEmpty") return sql`${number} is null and ${text} is null`;
  if (isNumeric(own.field)) {
    const numbers = values.map((value) => sql`${Number(value)}::float8`);
    if (op === "is" || op === "anyOf")
      return numbers.length > 0 ? sql`${number} in (${sql.join(numbers, sql`, `)})` : undefined;
    if (op === "lessThan") return sql`${number} <= ${Number(first)}::float8`;
    if (op === "moreThan") return sql`${number} >= ${Number(first)}::float8`;
    if (op === "between") return sql`${number} between ${Number(first)}::float8 and ${Number(second)}::float8`;
    return undefined;
  }
  const days = (from: string | null, to: string | null) =>
    and(sql`${number} is null`, from ? sql`${text} >= ${from}` : undefined, to ? sql`${text} <= ${to}` : undefined);
  if (own.field.kind === "date") {
    const day = String(first);
    if (op === "before") return days(null, day);
    if (op === "after") return days(day, null);
    if (op === "between") return days(day, String(second));
    if (op === "inLastDays") return days(dayFrom(listing.today, -Number(first)), listing.today);
    if (op === "inNextDays") return days(listing.today, dayFrom(listing.today, Number(first)));
  }
  if ((op !== "is" && op !== "anyOf") || values.length === 0) return undefined;
  const keys = values.map((value) => sql`left(crm.folded(${String(value).normalize("NFC")}), ${keyCharacters})`);
  return sql`${number} is null and ${text} in (${sql.join(keys, sql`, `)})`;
}

/** Up to so many found records are named one by one; what more have, a list meets soon by looking at each. */
const foundMax = 5_000;

/** The records that an indexed own field's condition finds, by condition. What thousands have is left out: looking at each is quicker. */
export type FoundByKey = ReadonlyMap<ListCondition, readonly string[]>;

/**
 * Looks conditions on indexed own fields up by their keys. The condition on the value itself stays and decides, so an index can only
 * ever make a list faster, never different.
 */
export async function findByKeys(tx: Tx, listing: Listing, conditions: readonly ListCondition[]): Promise<FoundByKey> {
  const found = new Map<ListCondition, string[]>();
  for (const condition of conditions) {
    const own = isOwnField(condition.field) ? listing.own.get(ownKey(condition.field)) : undefined;
    if (!own?.indexed || condition.op === "isNot") continue;
    const { value } = condition;
    const key = keyCondition(listing, own, condition.op, Array.isArray(value) ? value : [value]);
    if (!key) continue;
    const keys = tx
      .select({ id: customKeys.recordId })
      .from(customKeys)
      .where(and(ofTenant(customKeys.organisationId, tx.organisationId), eq(customKeys.fieldId, own.id), key))
      .$dynamic();
    // Counted along the index before anything is carried over.
    const counted = keys.limit(foundMax + 1).as("counted");
    const [sum] = await tx.select({ count: sql<number>`count(*)::int` }).from(counted);
    if ((sum?.count ?? 0) > foundMax) continue;
    const rows = await keys.limit(foundMax);
    found.set(
      condition,
      rows.map((row) => row.id),
    );
  }
  return found;
}
