import { type Column, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Field } from "../fields/field";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";

/** The column behind a built-in field, by the field's key. */
export function columnOf(type: RecordType, key: string): Column | undefined {
  return (getTableColumns(tableOf[type]) as Record<string, Column>)[key];
}

/** A column every record type has, or the type at hand is known to have. */
export function heldColumn(type: RecordType, key: string): Column {
  const column = columnOf(type, key);
  if (!column) throw new Error(`${type} has no column ${key}`);
  return column;
}

const numeric = new Set(["integer", "decimal", "money"]);
export const isNumeric = (field: Field) => numeric.has(field.kind);

/** The value of an own field as SQL: numbers, days and yes or no as such, everything else as its text. Null where there is none. */
export function customValue(type: RecordType, key: string, field: Field): SQL {
  const { custom } = tableOf[type];
  // Only what can be cast is: one odd value must not break everybody's list.
  if (field.kind === "date")
    return sql`case when ${custom} ->> ${key} ~ '^\\d{4}-\\d{2}-\\d{2}$' then (${custom} ->> ${key})::date end`;
  if (field.kind === "yesNo")
    return sql`case when jsonb_typeof(${custom} -> ${key}) = 'boolean' then (${custom} ->> ${key})::boolean end`;
  if (!isNumeric(field)) return sql`nullif(${custom} ->> ${key}, '')`;
  return sql`case when jsonb_typeof(${custom} -> ${key}) = 'number' then (${custom} ->> ${key})::numeric end`;
}
