import type { Tx } from "@arraigo/platform";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { accounts } from "../accounts/tables";
import { accountContacts } from "../contacts/point-tables";
import { contacts } from "../contacts/tables";
import type { MatchableType } from "../duplicates-contract";
import { accountFigures } from "../profit/tables";
import { uuids } from "../records/scope";
import { pointers } from "./pointers";
import { mergeMoves } from "./tables";

export interface Moving {
  mergeId: string;
  type: MatchableType;
  winnerId: string;
  loserIds: readonly string[];
}

/** Tables and columns by the names the database and the journal know them by. */
export function namesOf(table: PgTable, key: string): { table: string; target: SQL; column: string; quoted: SQL } {
  const { schema, name } = getTableConfig(table);
  const column = getTableColumns(table)[key]?.name;
  if (!column) throw new Error(`${name} has no ${key}`);
  return { table: name, target: sql.raw(`"${schema}"."${name}"`), column, quoted: sql.raw(`"${column}"`) };
}

/** Points everything at the winner that pointed at a loser, a statement a table, each row written down. Returns how many of what. */
export async function movePointers(tx: Tx, moving: Moving): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, column, counted } of pointers[moving.type]) {
    const moved = await moveRows(tx, moving, table, column, moving.loserIds, sql`held.id <> ${moving.winnerId}::uuid`);
    counts[counted] = (counts[counted] ?? 0) + moved;
  }
  if (moving.type !== "lead") counts.relations = await moveRelations(tx, moving);
  if (moving.type === "account") counts.figures = await moveFigures(tx, moving);
  return counts;
}

/** Writes down which rows point at these losers, and points them at the winner. `unless` tells which ones stay. */
async function moveRows(
  tx: Tx,
  { mergeId, winnerId }: Moving,
  table: PgTable,
  key: string,
  loserIds: readonly string[],
  where: SQL,
): Promise<number> {
  const { table: name, target, column, quoted } = namesOf(table, key);
  await tx.execute(sql`
    insert into ${mergeMoves} (organisation_id, id, merge_id, table_name, column_name, row_id, from_id)
    select held.organisation_id, gen_random_uuid(), ${mergeId}::uuid, ${name}, ${column}, held.id, held.${quoted}
    from ${target} as held
    where held.organisation_id = ${tx.organisationId}::uuid and held.${quoted} = any(${uuids(loserIds)}) and ${where}`);
  const { rows } = await tx.execute(sql`
    update ${target} as held set ${quoted} = ${winnerId}::uuid from ${mergeMoves} as moved
    where held.organisation_id = ${tx.organisationId}::uuid and moved.organisation_id = ${tx.organisationId}::uuid
      and moved.merge_id = ${mergeId}::uuid and moved.table_name = ${name} and moved.column_name = ${column}
      and moved.row_id = held.id and held.${quoted} = moved.from_id
    returning held.id`);
  return rows.length;
}

/** Relations between people and companies. One that the winner has already stays with the loser, for taking the merge apart. */
async function moveRelations(tx: Tx, moving: Moving): Promise<number> {
  const key = moving.type === "account" ? "accountId" : "contactId";
  const mine = namesOf(accountContacts, key);
  const other = namesOf(accountContacts, key === "accountId" ? "contactId" : "accountId");
  const main =
    key === "accountId"
      ? sql`exists (select from ${contacts} c where c.organisation_id = held.organisation_id and c.id = held.contact_id and c.account_id = ${moving.winnerId}::uuid)`
      : sql`exists (select from ${contacts} c where c.organisation_id = held.organisation_id and c.id = ${moving.winnerId}::uuid and c.account_id = held.account_id)`;
  let moved = 0;
  for (const loserId of moving.loserIds)
    moved += await moveRows(
      tx,
      moving,
      accountContacts,
      key,
      [loserId],
      sql`not ${main} and not exists (select from ${mine.target} as twin where twin.organisation_id = held.organisation_id
        and twin.${mine.quoted} = ${moving.winnerId}::uuid and twin.${other.quoted} = held.${other.quoted})`,
    );
  return moved;
}

/** Monthly figures of months the winner has none for; the others are added up (`add-figures.ts`). */
async function moveFigures(tx: Tx, moving: Moving): Promise<number> {
  let moved = 0;
  for (const loserId of moving.loserIds)
    moved += await moveRows(
      tx,
      moving,
      accountFigures,
      "accountId",
      [loserId],
      sql`not exists (select from ${accountFigures} as twin where twin.organisation_id = held.organisation_id
        and twin.account_id = ${moving.winnerId}::uuid and twin.month = held.month and twin.currency = held.currency)`,
    );
  return moved;
}

/** Points the rows of a merge back, where they still point at the winner. Returns how many did not any more. */
export async function movePointersBack(
  tx: Tx,
  mergeId: string,
  winnerId: string,
): Promise<{ back: number; kept: number }> {
  const all = [...Object.values(pointers).flat(), { table: accountContacts, column: "accountId" }];
  const movable = [
    ...all,
    { table: accountContacts, column: "contactId" },
    { table: accountFigures, column: "accountId" },
  ];
  const { rows: journal } = await tx.execute<{ table_name: string; column_name: string; moved: number }>(sql`
    select table_name, column_name, count(*)::int as moved from ${mergeMoves}
    where organisation_id = ${tx.organisationId}::uuid and merge_id = ${mergeId}::uuid group by 1, 2 order by 1, 2`);
  let [back, whole] = [0, 0];
  for (const each of journal) {
    const pointer = movable.find(({ table, column }) => {
      const names = namesOf(table, column);
      return names.table === each.table_name && names.column === each.column_name;
    });
    if (!pointer) throw new Error(`${each.table_name}.${each.column_name} is not a pointer any more`);
    const { target, quoted } = namesOf(pointer.table, pointer.column);
    const { rows } = await tx.execute(sql`
      update ${target} as held set ${quoted} = moved.from_id from ${mergeMoves} as moved
      where held.organisation_id = ${tx.organisationId}::uuid and moved.organisation_id = ${tx.organisationId}::uuid
        and moved.merge_id = ${mergeId}::uuid and moved.table_name = ${each.table_name} and moved.column_name = ${each.column_name}
        and moved.row_id = held.id and held.${quoted} = ${winnerId}::uuid
      returning held.id`);
    back += rows.length;
    whole += each.moved;
  }
  return { back, kept: whole - back };
}

/** The companies above one, nearest first: a company must not come to stand above itself. */
export async function accountsAbove(tx: Tx, accountId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive above as (
      select a.parent_id as id, 1 as step from ${accounts} a where a.organisation_id = ${tx.organisationId}::uuid and a.id = ${accountId}::uuid
      union all
      select a.parent_id, above.step + 1 from above join ${accounts} a on a.organisation_id = ${tx.organisationId}::uuid and a.id = above.id
      where above.step < 50)
    select id from above where id is not null`);
  return rows.map((row) => row.id);
}
