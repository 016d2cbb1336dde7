import type { Tx } from "@arraigo/platform";
import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";

const rowsPerStatement = 5_000;

/** Rows in drizzle's names as JSON in the database's names. */
function asJson(table: PgTable, rows: readonly object[], keys: readonly string[]): string {
  const columns = getTableColumns(table);
  const names = keys.map((key) => [key, columns[key]?.name ?? key] as const);
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(names.map(([key, name]) => [name, (row as Record<string, unknown>)[key] ?? null])),
    ),
  );
}

const listed = (names: readonly string[]) => sql.raw(names.map((name) => `"${name}"`).join(", "));

function namesOf(table: PgTable, keys: readonly string[]): string[] {
  const columns = getTableColumns(table);
  return keys.map((key) => {
    const column = columns[key];
    if (!column) throw new Error(`${getTableName(table)} has no ${key}`);
    return column.name;
  });
}

/** Inserts many rows in few statements, each with the same keys. Far below one millisecond a row. */
export async function insertRows(tx: Tx, table: PgTable, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const keys = Object.keys(first);
  const { schema, name } = getTableConfig(table);
  const target = sql.raw(`"${schema}"."${name}"`);
  const columns = listed(namesOf(table, keys));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const json = asJson(table, rows.slice(start, start + rowsPerStatement), keys);
    await tx.execute(
      sql`insert into ${target} (${columns}) select ${columns} from jsonb_populate_recordset(null::${target}, ${json}::jsonb)`,
    );
  }
}

/** Writes the given columns of many rows, found by id within the organisation. */
export async function updateRows(tx: Tx, table: PgTable, rows: readonly (object & { id: string })[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const keys = Object.keys(first);
  const { schema, name } = getTableConfig(table);
  const target = sql.raw(`"${schema}"."${name}"`);
  const changed = namesOf(
    table,
    keys.filter((key) => key !== "id"),
  );
  const assignments = sql.raw(changed.map((column) => `"${column}" = fresh."${column}"`).join(", "));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const json = asJson(table, rows.slice(start, start + rowsPerStatement), keys);
    await tx.execute(
      sql`update ${target} as held set ${assignments} from jsonb_populate_recordset(null::${target}, ${json}::jsonb) as fresh
        where held.organisation_id = ${tx.organisationId}::uuid and held.id = fresh.id`,
    );
  }
}
