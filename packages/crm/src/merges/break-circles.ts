import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { circlingAmong } from "../accounts/assert-no-circle";
import { accounts } from "../accounts/tables";
import { uuids } from "../records/scope";
import type { Stayed } from "../records/stayed";
import { mergeMoves } from "./tables";

/**
 * Companies that belonged to a loser go back to it, unless the group was rearranged since so that one would stand above itself:
 * those stay with the winner.
 */
export async function breakCircles(ctx: Ctx, tx: Tx, mergeId: string, winnerId: string): Promise<Stayed[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select row_id as id from ${mergeMoves} where organisation_id = ${ctx.organisationId}::uuid and merge_id = ${mergeId}::uuid
      and table_name = 'accounts' and column_name = 'parent_id' order by row_id`);
  const circling = await circlingAmong(
    ctx,
    tx,
    rows.map(({ id }) => id),
  );
  if (circling.length > 0)
    await tx.execute(sql`update ${accounts} set parent_id = ${winnerId}::uuid
      where organisation_id = ${ctx.organisationId}::uuid and id = any(${uuids(circling)})`);
  return circling.map((id): Stayed => ({ type: "account", id, field: "parentId", reason: "keptCircle" }));
}
