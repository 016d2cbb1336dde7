import type pg from "pg";

/** Ours: neither Postgres's schemas, nor the migrator's, nor the queue's. Months of the event log are left out; they come with time. */
const ours = `n.nspname !~ '^(pg_|information_schema$|drizzle$|pgboss$|public$)'`;

const relationsSql = `
  select n.nspname || '.' || c.relname as name, c.oid, c.relkind as kind, c.relrowsecurity and c.relforcerowsecurity as fenced,
    pg_get_partkeydef(c.oid) as partitioned, case when c.relkind = 'v' then pg_get_viewdef(c.oid, true) end as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relkind in ('r', 'p', 'v') and not c.relispartition order by 1`;
const columnsSql = `
  select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;
const constraintsSql = `
  select conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where conrelid = $1 and contype <> 'n' order by contype, conname`;
const indexesSql = `
  select pg_get_indexdef(i.indexrelid) as line from pg_index i where i.indrelid = $1
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u')) order by 1`;
const functionsSql = `
  select pg_get_functiondef(p.oid) as definition from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} order by n.nspname, p.proname`;

/** The migrated database in words a reviewer reads: tables, columns, constraints, indexes, fences, views and functions. */
export async function describeSchema(client: pg.Client): Promise<string> {
  const lines = async (text: string, oid: number) =>
    (await client.query(text, [oid])).rows.map((row) => String(row.line));
  const parts: string[] = [];
  for (const relation of (await client.query(relationsSql)).rows) {
    if (relation.kind === "v") {
      parts.push(`create view ${relation.name} as\n${relation.definition}`);
      continue;
    }
    const inside = [...(await lines(columnsSql, relation.oid)), ...(await lines(constraintsSql, relation.oid))];
    const partitioned = relation.partitioned ? ` partition by ${relation.partitioned}` : "";
    const indexes = (await lines(indexesSql, relation.oid)).map((line) => `${line};`);
    parts.push(
      [
        `create table ${relation.name} (${relation.fenced ? " -- fenced" : " -- not fenced"}`,
        inside.map((line) => `  ${line}`).join(",\n"),
        `)${partitioned};`,
        ...indexes,
      ].join("\n"),
    );
  }
  for (const row of (await client.query(functionsSql)).rows) parts.push(`${String(row.definition).trimEnd()};`);
  return `${parts.join("\n\n")}\n`;
}
