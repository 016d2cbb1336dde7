import type pg from "pg";
import { signInTables } from "./tables";

const ownSchemas = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'drizzle', 'pgboss')";

/** Every hole in the second tenancy fence, read from the database's own catalogue after all migrations. */
export async function openFences(owner: pg.Client): Promise<string[]> {
  return [
    ...(await openTables(owner)),
    ...(await named(
      owner,
      `select format('%s.%s: a view that reads with its owner''s rights', n.nspname, c.relname)
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where ${ownSchemas} and c.relkind = 'v' and not coalesce(c.reloptions::text ~ 'security_invoker=(true|on|1)', false)`,
    )),
    ...(await named(
      owner,
      `select format('%s.%s: a materialised view, which no policy protects', n.nspname, c.relname)
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ownSchemas} and c.relkind = 'm'`,
    )),
    ...(await named(
      owner,
      `select format('%s: a security definer function without a search_path of its own', p.oid::regprocedure)
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where ${ownSchemas} and p.prosecdef and not coalesce(p.proconfig::text ~ 'search_path', false)`,
    )),
    ...(await named(
      owner,
      `select format('%s: a security definer function of %s, who can do more than read', p.oid::regprocedure, r.rolname)
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
       where ${ownSchemas} and p.prosecdef and r.rolname <> 'arraigo_search'`,
    )),
    ...(await named(
      owner,
      `select format('role %s can get round row level security', rolname) from pg_roles
       where rolname in ('arraigo_app', 'arraigo_search') and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)`,
    )),
    ...(await named(
      owner,
      `select format('%s.%s belongs to the application''s role', n.nspname, c.relname)
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
       where ${ownSchemas} and r.rolname = 'arraigo_app'`,
    )),
  ];
}

async function openTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{
    table: string;
    organisation: boolean | null;
    forced: boolean;
    policies: string[];
  }>(
    `select n.nspname || '.' || c.relname as "table", a.attnotnull as organisation, c.relrowsecurity and c.relforcerowsecurity as forced,
       array(select policyname::text from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname order by 1) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
     where ${ownSchemas} and c.relkind in ('r', 'p') order by 1`,
  );
  return rows.flatMap(({ table, organisation, forced, policies }) => {
    if (signInTables.has(table)) return [];
    const findings: string[] = [];
    if (organisation !== true && table !== "directory.organisations")
      findings.push(`${table}: no organisation_id that is not null`);
    if (!forced) findings.push(`${table}: row level security is not forced`);
    if (!policies.includes("own_organisation")) findings.push(`${table}: no policy own_organisation`);
    for (const policy of policies)
      if (policy !== "own_organisation" && policy !== "reviewed_search")
        findings.push(`${table}: a policy nobody reviewed: ${policy}`);
    return findings;
  });
}

async function named(owner: pg.Client, query: string): Promise<string[]> {
  const { rows } = await owner.query<string[]>({ text: query, rowMode: "array" });
  return rows.map(([finding]) => finding ?? "");
}
