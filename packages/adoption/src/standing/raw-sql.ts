import { type SQL, sql } from "drizzle-orm";

/** Many ids as one parameter: a statement's text, and so its plan, stays the same however many there are. */
export function uuidArray(ids: readonly string[]): SQL {
  return sql`${sql.param(`{${ids.join(",")}}`)}::uuid[]`;
}

/** Many rows as one parameter, for `jsonb_to_recordset`. */
export function jsonRows(rows: readonly object[]): SQL {
  return sql`${JSON.stringify(rows)}::jsonb`;
}
