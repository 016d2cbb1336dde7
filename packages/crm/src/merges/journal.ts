import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { accountContacts, contactPoints } from "../contacts/point-tables";
import { accountFigures } from "../profit/tables";
import { updateRows } from "../records/bulk-rows";
import { uuids } from "../records/scope";

const journaled = {
  contact_points: contactPoints,
  account_contacts: accountContacts,
  account_figures: accountFigures,
} as const;

/** Columns of a row a merge changed, by their names in the code; instants as ISO text. */
export interface JournalRow {
  table: keyof typeof journaled;
  id: string;
  values: Record<string, unknown>;
}

/** What a merge wrote over, as `merges.before` keeps it. */
export interface Before {
  /** The winner's values of what changed. */
  values: Record<string, unknown>;
  /** Columns no form shows. */
  columns: Record<string, unknown>;
  rows: JournalRow[];
  /** The open pairs among the merged records. */
  pairs: string[];
}

/** What it wrote, as `merges.after` keeps it. */
export interface After {
  values: Record<string, unknown>;
  columns: Record<string, unknown>;
  rows: JournalRow[];
  /** Rows that were not there before. */
  made: JournalRow[];
  /** How much moved, by what. */
  moved: Record<string, number>;
  loserNames: string[];
}

const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null));
export const same = (one: unknown, other: unknown) => JSON.stringify(plain(one)) === JSON.stringify(plain(other));

/** Writes the rows as the journal has them. */
export async function writeRows(tx: Tx, rows: readonly JournalRow[]): Promise<void> {
  for (const row of rows) await updateRows(tx, journaled[row.table] as PgTable, [{ ...row.values, id: row.id }]);
}

/**
 * Puts the rows back column by column, where a column still holds what the merge wrote; what somebody changed since stays. Rows the
 * merge made go, unless somebody changed them. Returns how much was left because of that.
 */
export async function restoreRows(ctx: Ctx, tx: Tx, before: Before, after: After): Promise<number> {
  let kept = 0;
  for (const made of after.made) if (!(await removeMade(ctx, tx, made))) kept++;
  for (const row of before.rows) {
    const wrote = after.rows.find((each) => each.id === row.id)?.values ?? {};
    const now = await currentRow(ctx, tx, row);
    if (!now) continue;
    const back = Object.entries(row.values).filter(([key]) => same(now[key], wrote[key]));
    kept += Object.keys(row.values).length - back.length;
    if (back.length > 0) await writeRows(tx, [{ ...row, values: Object.fromEntries(back) }]);
  }
  return kept;
}

async function currentRow(ctx: Ctx, tx: Tx, { table, id }: JournalRow): Promise<Record<string, unknown> | undefined> {
  const held = journaled[table];
  const [row] = await tx
    .select()
    .from(held as typeof contactPoints)
    .where(and(ofTenant(held.organisationId, ctx.organisationId), sql`${held.id} = any(${uuids([id])})`))
    .for("update");
  return row;
}

async function removeMade(ctx: Ctx, tx: Tx, made: JournalRow): Promise<boolean> {
  const now = await currentRow(ctx, tx, made);
  if (!now) return true;
  if (!Object.entries(made.values).every(([key, value]) => same(now[key], value))) return false;
  const held = journaled[made.table];
  await tx
    .delete(held)
    .where(and(ofTenant(held.organisationId, ctx.organisationId), sql`${held.id} = any(${uuids([made.id])})`));
  return true;
}
