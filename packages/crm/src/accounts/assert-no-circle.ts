import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { AccountCircle } from "../errors";
import { uuids } from "../records/scope";
import { accounts } from "./tables";

/** Groups are not deeper than this; whoever gets there stands in a circle. */
export const groupDepthMax = 30;

/**
 * No account is part of itself, however far around. Changes to who belongs to whom take turns, because two that are right alone can
 * be a circle together: `takeTurnsInGroups` comes before the accounts are held.
 */
export async function assertNoCircle(
  ctx: Ctx,
  tx: Tx,
  moved: readonly { id: string; parentId: string }[],
): Promise<void> {
  if (moved.length === 0) return;
  await takeTurnsInGroups(ctx, tx);
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive moved as (
      select m.id, m.parent from jsonb_to_recordset(${JSON.stringify(moved.map(({ id, parentId }) => ({ id, parent: parentId })))}::jsonb) as m(id uuid, parent uuid)
    ), above as (
      select m.id, m.parent as at, 1 as step from moved m
      union all
      select above.id, coalesce((select m.parent from moved m where m.id = a.id), a.parent_id), above.step + 1
      from above join ${accounts} a on a.organisation_id = ${ctx.organisationId}::uuid and a.id = above.at
      where above.step <= ${groupDepthMax} and above.at <> above.id
    )
    select id from above where at = id or step > ${groupDepthMax} limit 1`);
  if (rows.length > 0) throw new AccountCircle({}, "parentId");
}

/**
 * Waits until nobody else changes who belongs to whom. Taken before any account is held: whoever held one while they waited would keep
 * the other from ever ending.
 */
export const takeTurnsInGroups = (ctx: Ctx, tx: Tx) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('crm.accounts.parents'), hashtext(${ctx.organisationId}))`);

/** Those among these accounts that are part of themselves as they stand, in the open transaction. */
export async function circlingAmong(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  await takeTurnsInGroups(ctx, tx);
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive above as (
      select a.id, a.parent_id as at, 1 as step from ${accounts} a
      where a.organisation_id = ${ctx.organisationId}::uuid and a.id = any(${uuids(ids)})
      union all
      select above.id, a.parent_id, above.step + 1
      from above join ${accounts} a on a.organisation_id = ${ctx.organisationId}::uuid and a.id = above.at
      where above.step <= ${groupDepthMax} and above.at <> above.id
    )
    select distinct id from above where at = id order by id`);
  return rows.map(({ id }) => id);
}
