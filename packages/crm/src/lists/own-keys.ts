import { and, eq, type SQL, sql } from "drizzle-orm";
import { customKeys } from "../fields/key-tables";
import type { ListOp } from "../lists-contract";
import { tableOf } from "../records/record-table";
import { dayFrom } from "./day-conditions";
import { isNumeric } from "./field-columns";
import type { Listing, OwnField } from "./listing";

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
  const keys = values.map((value) => sql`left(lower(${String(value)}), ${keyCharacters})`);
  return sql`${number} is null and ${text} in (${sql.join(keys, sql`, `)})`;
}

/**
 * A condition on an indexed own field: its keys find the records, the condition on the value itself stays and decides. So an
 * index can only ever make a list faster, never different.
 */
export function withKey(listing: Listing, own: OwnField, op: ListOp, values: readonly unknown[], said: SQL): SQL {
  const found = keyCondition(listing, own, op, values);
  if (!found) return said;
  const table = tableOf[listing.type];
  const keys = and(sql`${customKeys.organisationId} = ${table.organisationId}`, eq(customKeys.fieldId, own.id), found);
  return sql`(${table.id} in (select ${customKeys.recordId} from ${customKeys} where ${keys}) and ${said})`;
}
