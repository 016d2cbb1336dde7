import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";

/** Everybody may point at the root's tables; nobody else's. */
const rootSchema = "directory";
const rootOfTenancy = "directory.organisations";

/** Read before anybody's organisation is known, by the identity library alone; the same list as in db's fences. */
export const signInTables: ReadonlySet<string> = new Set([
  "directory.users",
  "directory.sessions",
  "directory.accounts",
  "directory.verifications",
  "directory.rate_limits",
  "directory.sign_in_attempts",
]);

export const tablesAmong = (exports: Record<string, unknown>): PgTable[] =>
  Object.values(exports).filter((value): value is PgTable => is(value, PgTable));

/** What a module's tables may not be: in another schema, pointing at strangers, without an organisation, or badly named. */
export function strayTables(id: string, tables: readonly PgTable[]): string[] {
  return tables.flatMap((table) => {
    const { schema = "public", name, columns, foreignKeys, primaryKeys } = getTableConfig(table);
    const full = `${schema}.${name}`;
    const findings: string[] = [];
    const anonymous = schema === `${id}_anonymous`;
    if (schema !== id && !anonymous) findings.push(`${full}: a table of module ${id} in the schema ${schema}`);
    if (anonymous) findings.push(...leadingBack(full, table));
    for (const key of foreignKeys) {
      const target = getTableConfig(key.reference().foreignTable);
      if (target.schema !== id && target.schema !== rootSchema)
        findings.push(
          `${full}: a foreign key to ${target.schema}.${target.name}; only ${id} and ${rootSchema} may be pointed at`,
        );
    }
    for (const column of columns)
      if (!/^[a-z][a-z0-9_]*$/.test(column.name)) findings.push(`${full}: column ${column.name} is not snake_case`);
    if (full === rootOfTenancy || signInTables.has(full)) return findings;
    const organisation = columns.find((column) => column.name === "organisation_id");
    if (!organisation?.notNull) findings.push(`${full}: no organisation_id that is not null`);
    const firstOfKey = primaryKeys[0]?.columns[0]?.name ?? columns.find((column) => column.primary)?.name;
    if (firstOfKey !== "organisation_id") findings.push(`${full}: the primary key does not begin with organisation_id`);
    return findings;
  });
}

/** What in an anonymous table could lead back to its author: a person, a session, an address, a time finer than the day, a key outward. */
function leadingBack(full: string, table: PgTable): string[] {
  const { columns, foreignKeys } = getTableConfig(table);
  return [
    ...columns
      .filter(({ name }) =>
        /(^|_)(person|user|author|actor|employee|session|device|address|ip|agent|email|by)(_|$)/.test(name),
      )
      .map(({ name }) => `${full}: column ${name} could lead back to an author`),
    ...columns
      .filter((column) => /^time/.test(column.getSQLType()))
      .map(({ name }) => `${full}: column ${name} is finer than the day`),
    ...(foreignKeys.length > 0 ? [`${full}: an anonymous table has no foreign key`] : []),
  ];
}

/** Tables drizzle-kit sees and the module does not bind, or the other way round. */
export function unboundTables(id: string, inSchema: readonly PgTable[], bound: readonly PgTable[]): string[] {
  const nameOf = (table: PgTable) => getTableConfig(table).name;
  return [
    ...inSchema
      .filter((table) => !bound.includes(table))
      .map((table) => `${id}: ${nameOf(table)} is in schema.ts, not in defineModule`),
    ...bound
      .filter((table) => !inSchema.includes(table))
      .map((table) => `${id}: ${nameOf(table)} is in defineModule, not in schema.ts`),
  ];
}

/** Tables that do not say why they exist, and indexes that do not say which query they serve. */
export function unexplained(path: string, source: string): string[] {
  const lines = source.split("\n");
  return lines.flatMap((line, index) => {
    const before = lines[index - 1]?.trim() ?? "";
    if (/^export const \w+ = \w+\.table\(/.test(line) && !before.endsWith("*/"))
      return [`${path}:${index + 1} a table that does not say why it exists`];
    if (/^\s+(index|uniqueIndex)\("/.test(line) && !before.startsWith("//") && !/^(index|uniqueIndex)\("/.test(before))
      return [`${path}:${index + 1} an index that does not say which query it serves`];
    return [];
  });
}
