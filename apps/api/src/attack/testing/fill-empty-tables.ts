import { randomUUID } from "node:crypto";
import pg from "pg";
import type { TenantTable } from "./tables";

interface Column {
  name: string;
  type: string;
  required: boolean;
  /** The table it must point into, where it is a foreign key. */
  target: string | null;
  /** The first word its check allows. */
  word: string | null;
  /** The least number its check allows. */
  least: string | null;
}

const columnsSql = `
  select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef as required,
    (select n.nspname || '.' || t.relname from pg_constraint k join pg_class t on t.oid = k.confrelid join pg_namespace n on n.oid = t.relnamespace
      where k.conrelid = a.attrelid and k.contype = 'f' and k.conkey[cardinality(k.conkey)] = a.attnum limit 1) as target,
    (select (regexp_match(pg_get_constraintdef(k.oid), '''([^'']*)''::text'))[1] from pg_constraint k
      where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]) as word,
    (select (regexp_match(pg_get_constraintdef(k.oid), '>= (\\d+)'))[1] from pg_constraint k
      where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]) as least
  from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`;

const plain: Record<string, unknown> = {
  integer: 1,
  bigint: 1,
  real: 0.5,
  numeric: 1,
  "double precision": 1,
  date: "2026-11-01",
  "timestamp with time zone": "2026-11-01T12:00:00Z",
  jsonb: "{}",
  boolean: true,
  bytea: Buffer.from("piece"),
  "text[]": ["name"],
  "uuid[]": [],
  "integer[]": [1],
  "bigint[]": [1],
};

async function anyId(owner: pg.Client, table: string, organisationId: string, last = false): Promise<string | null> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from ${table} where organisation_id = $1 order by id ${last ? "desc" : "asc"} limit 1`,
    [organisationId],
  );
  return rows[0]?.id ?? null;
}

async function sampleFor(
  owner: pg.Client,
  column: Column,
  organisationId: string,
  about: "opportunity" | "contact",
): Promise<unknown> {
  if (column.name === "organisation_id") return organisationId;
  if (column.name === "id") return randomUUID();
  if (column.target) return anyId(owner, column.target, organisationId);
  // An id without a foreign key names a record; of two the second is another.
  const records = about === "contact" ? "crm.contacts" : "crm.opportunities";
  if (column.type === "uuid") return anyId(owner, records, organisationId, column.name.startsWith("second"));
  if (column.name === "record_type") return about;
  if (column.name === "reasons") return "[]";
  if (column.type === "text" && /^[a-z]+$/i.test(column.word ?? "")) return column.word;
  if (column.type === "text") return /currency/.test(column.name) ? "USD" : `Words of ${column.name}`;
  if (column.type === "integer" && column.least) return Number(column.least);
  return plain[column.type] ?? null;
}

/** One row in a table, made from nothing but what the database says about its columns. */
async function fillTable(owner: pg.Client, table: string, organisationId: string): Promise<void> {
  const { rows: columns } = await owner.query<Column>(columnsSql, [table]);
  const about = columns.some((column) => column.name === "stage_id") ? "opportunity" : "contact";
  const attempts = [columns, columns.filter((column) => column.required)];
  // A check like "one of these two" refuses all at once: then each that may be empty is left out in turn.
  for (const optional of columns.filter((column) => !column.required))
    attempts.push(columns.filter((column) => column !== optional));
  let last: unknown;
  for (const chosen of attempts) {
    const values: unknown[] = [];
    for (const column of chosen) values.push(await sampleFor(owner, column, organisationId, about));
    try {
      await owner.query(
        `insert into ${table} (${chosen.map(({ name }) => `"${name}"`).join(", ")}) values (${chosen.map((_, index) => `$${index + 1}`).join(", ")})`,
        values,
      );
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      last = error;
    }
  }
  throw new Error(`${table} could not be filled`, { cause: last });
}

/**
 * A row in every table that is still empty, so that no table goes unattacked because nothing writes to it yet. Tables that point
 * at others wait until those have rows.
 */
export async function fillEmptyTables(
  owner: pg.Client,
  tables: readonly TenantTable[],
  organisationId: string,
): Promise<void> {
  let waiting: string[] = [];
  for (const { name, organisationColumn } of tables) {
    const { rows } = await owner.query(`select 1 from ${name} where ${organisationColumn} = $1 limit 1`, [
      organisationId,
    ]);
    if (rows.length === 0) waiting.push(name);
  }
  while (waiting.length > 0) {
    const left: string[] = [];
    let cause: unknown;
    for (const table of waiting)
      try {
        await fillTable(owner, table, organisationId);
      } catch (error) {
        left.push(table);
        cause = error;
      }
    if (left.length === waiting.length) throw new Error(`nothing fills ${left.join(", ")}`, { cause });
    waiting = left;
  }
}
