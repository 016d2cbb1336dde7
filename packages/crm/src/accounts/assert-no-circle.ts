import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { AccountCircle } from "../errors";
import { accounts } from "./tables";

/** Groups are not deeper than this; whoever gets there stands in a circle. */
export const groupDepthMax = 30;

/**
 * No account is part of itself, however far around. Changes to who belongs to whom take turns, because two that are right alone can
 * be a circle together.
 */
export async function assertNoCircle(
  ctx: Ctx,
  tx: Tx,
  moved: readonly { id: string; parentId: string }[],
): Promise<void> {
  if (moved.length === 0) return;
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('crm.accounts.parents'), hashtext(${ctx.organisationId}))`,
  );
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
