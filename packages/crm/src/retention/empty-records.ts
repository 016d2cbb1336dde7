import type { Ctx, Tx } from "@arraigo/platform";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import { accountContacts, contactPoints } from "../contacts/point-tables";
import { suppressPoints } from "../contacts/suppress-points";
import { duplicateKeys, duplicatePairs } from "../duplicates/tables";
import { customKeys } from "../fields/key-tables";
import { fieldsOf } from "../fields/record-fields";
import { importErrors } from "../imports/tables";
import { conversions } from "../leads/tables";
import { merges } from "../merges/tables";
import { lineItems } from "../products/tables";
import { recordScores } from "../quality/score-tables";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import { uuids } from "../records/scope";

/** What a record keeps to the end: which it was, whose, where it stood, and how it went. */
const kept = new Set([
  "createdAt",
  "updatedAt",
  "lastActivityAt",
  "stageId",
  "stageEnteredAt",
  "closedAt",
  "ownerId",
  "currency",
  "number",
  "openedAt",
]);
const beside = [
  "searchText",
  "tags",
  "notes",
  "custom",
  "details",
  "externalId",
  "nameKey",
  "emailKey",
  "otherAddresses",
];

/** Empties gone records and all that is only about them, in a few statements however many. The rows are locked. */
export async function emptyRecords(ctx: Ctx, tx: Tx, type: RecordType, ids: readonly string[]): Promise<void> {
  const table = tableOf[type];
  const own = sql`organisation_id = ${ctx.organisationId}::uuid`;
  const among = sql`any(${uuids(ids)})`;
  const run = (statement: SQL) => tx.execute(statement);
  await run(
    sql`update ${table} set ${sql.join(emptied(type), sql`, `)}, purged_at = ${ctx.clock.now().toISOString()}::timestamptz where ${own} and id = ${among}`,
  );
  await run(sql`delete from ${duplicateKeys} where ${own} and record_id = ${among}`);
  await run(sql`delete from ${duplicatePairs} where ${own} and (first_id = ${among} or second_id = ${among})`);
  await run(sql`delete from ${customKeys} where ${own} and record_id = ${among}`);
  await run(sql`delete from ${recordScores} where ${own} and record_type = ${type} and record_id = ${among}`);
  if (type === "contact" || type === "lead") {
    // A no outlives whoever said it: only the hash of where it was said stays.
    await suppressPoints(ctx, tx, { owner: `${type}_id`, recordIds: ids });
    await run(sql`delete from ${contactPoints} where ${own} and ${sql.raw(`${type}_id`)} = ${among}`);
  }
  if (type === "contact" || type === "account")
    await run(sql`delete from ${accountContacts} where ${own} and ${sql.raw(`${type}_id`)} = ${among}`);
  if (type === "opportunity") await run(sql`delete from ${lineItems} where ${own} and opportunity_id = ${among}`);
  if (type === "lead") await run(sql`update ${conversions} set journal = '{}' where ${own} and lead_id = ${among}`);
  // The journal of a merge holds values of all its records; the time to take it apart is over.
  await run(sql`update ${merges} set before = '{}', after = '{}' where ${own} and record_type = ${type}
    and (winner_id = ${among} or winner_id in (select g.merged_into from ${table} g where g.${own} and g.id = ${among})) and loser_ids && ${uuids(ids)}`);
  // What a file said of them, among the rows an import listed.
  await run(sql`delete from ${importErrors} where ${own} and record_id = ${among}`);
  if (type !== "product") await run(silenced(ctx, type, ids));
  await run(sql`select crm.forget_contents(${uuids(ids)})`);
}

/** Every field and what was made from it, as nothing: null where that may be, else empty. */
function emptied(type: RecordType): SQL[] {
  const columns = getTableColumns(tableOf[type]) as Record<
    string,
    { name: string; notNull: boolean; dataType: string }
  >;
  const keys = new Set([...Object.keys(fieldsOf(type)), ...beside].filter((key) => !kept.has(key)));
  return [...keys].flatMap((key) => {
    const column = columns[key];
    if (!column) return [];
    const nothing = !column.notNull
      ? "null"
      : column.dataType === "array" || column.dataType === "json"
        ? "'{}'"
        : "''";
    return [sql`${sql.identifier(column.name)} = ${sql.raw(nothing)}`];
  });
}

const subjects = [
  ["account_id", "accounts"],
  ["contact_id", "contacts"],
  ["lead_id", "leads"],
  ["opportunity_id", "opportunities"],
  ["case_id", "cases"],
] as const;

/** What was written about these records and about no other that is still known. The minutes stay: they were worked. */
function silenced(ctx: Ctx, type: Exclude<RecordType, "product">, ids: readonly string[]): SQL {
  const others = subjects.map(
    ([column, table]) => sql`not exists (select from ${sql.raw(`crm.${table}`)} o
      where o.organisation_id = a.organisation_id and o.id = a.${sql.raw(column)} and o.purged_at is null)`,
  );
  return sql`update ${activities} a set text = '', effect = null
    where a.organisation_id = ${ctx.organisationId}::uuid and a.${sql.raw(`${type}_id`)} = any(${uuids(ids)}) and ${sql.join(others, sql` and `)}`;
}
