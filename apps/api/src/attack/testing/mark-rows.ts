import pg from "pg";
import { columnsOf, type TenantTable } from "./tables";

/** Codes, event names, hashes and time zones: words the product reads, and so none that would give their owner away. */
const machineWord = "^([a-z0-9_.-]*|[A-Z]{3}|[A-Z][A-Za-z]+/[A-Za-z_/]+)$";

/**
 * Puts the marker before every text people wrote in an organisation's rows, in whatever column it is. A column whose rule refuses
 * the marker holds no free text and stays.
 */
export async function markRows(
  owner: pg.Client,
  tables: readonly TenantTable[],
  organisationId: string,
  marker: string,
): Promise<number> {
  let marked = 0;
  const tryUpdate = async (text: string) => {
    await owner.query("begin");
    try {
      marked += (await owner.query(text, [organisationId, marker])).rowCount ?? 0;
      await owner.query("commit");
    } catch (error) {
      await owner.query("rollback");
      if (!(error instanceof pg.DatabaseError && error.code?.startsWith("23"))) throw error;
    }
  };
  const whose = new Map(tables.map((table) => [table.name, table.organisationColumn]));
  for (const { table, column } of await columnsOf(owner, tables, "text"))
    await tryUpdate(
      `update ${table} set "${column}" = $2 || "${column}" where ${whose.get(table)} = $1 and "${column}" !~ '${machineWord}' and "${column}" not like '%@%'`,
    );
  for (const { table, column } of await columnsOf(owner, tables, "jsonb"))
    await tryUpdate(
      `update ${table} set "${column}" = (select jsonb_object_agg(key, $2 || value) from jsonb_each_text("${column}"))
       where ${whose.get(table)} = $1 and jsonb_typeof("${column}") = 'object' and "${column}" ?| array['en', 'es']`,
    );
  return marked;
}
