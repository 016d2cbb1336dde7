import type pg from "pg";

/** A table of ours that holds rows of organisations, and the column that says whose. */
export interface TenantTable {
  name: string;
  organisationColumn: "organisation_id" | "id";
}

interface Column {
  table: string;
  column: string;
}

const tenantTablesSql = `
  select n.nspname || '.' || c.relname as name,
    case when n.nspname || '.' || c.relname = 'directory.organisations' then 'id' else 'organisation_id' end as "organisationColumn"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public', 'drizzle', 'pgboss', 'watched')
    and (n.nspname || '.' || c.relname = 'directory.organisations' or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped))
  order by 1`;

/** Every table with an organisation, found in the database itself. Partitions count as their parent. */
export async function tenantTables(owner: pg.Client): Promise<TenantTable[]> {
  return (await owner.query<TenantTable>(tenantTablesSql)).rows;
}

/** The tables' columns of a type (`uuid`, `text`, `jsonb`) that can be written. */
export async function columnsOf(owner: pg.Client, tables: readonly TenantTable[], type: string): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns
     where data_type = $1 and is_generated = 'NEVER' and table_schema || '.' || table_name = any($2) order by 1, ordinal_position`,
    [type, tables.map(({ name }) => name)],
  );
  return rows;
}

/** A fingerprint of all rows an organisation has, table by table: number of rows and a hash over every byte of them. */
export async function fingerprint(
  owner: pg.Client,
  tables: readonly TenantTable[],
  organisationId: string,
): Promise<Record<string, string>> {
  const each = tables.map(
    ({ name, organisationColumn }) =>
      `select '${name}' as name, count(*) || ' rows ' || coalesce(md5(string_agg(hash, '' order by hash)), '-') as print
       from (select md5(t::text) as hash from ${name} t where ${organisationColumn} = $1) rows`,
  );
  const { rows } = await owner.query<{ name: string; print: string }>(each.join(" union all "), [organisationId]);
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}
