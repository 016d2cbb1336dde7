import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNotNull, sql } from "drizzle-orm";
import { merges } from "../merges/tables";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import { ownersInScope, uuids } from "../records/scope";
import type { Stayed } from "../records/stayed";
import { recordEvents } from "../timeline/tables";
import { runs } from "./tables";

type Merge = Pick<typeof merges.$inferSelect, "winnerId" | "loserIds" | "mergedAt">;

/**
 * The records of a run that were merged or gone when it was taken back, and are themselves again since: what was left open there
 * can be gone on with.
 */
export async function backSince(
  ctx: Ctx,
  tx: Tx,
  runId: string,
  { undoneAt, undo }: Pick<typeof runs.$inferSelect, "undoneAt" | "undo">,
): Promise<Set<string>> {
  const own = sql`${ctx.organisationId}::uuid`;
  const over = sql`${undoneAt?.toISOString() ?? null}::timestamptz`;
  // What was away when its turn came may be back before the last of them had theirs.
  const then = undo?.begunAt ? sql`${undo.begunAt}::timestamptz` : over;
  const { rows } = await tx.execute<{ id: string }>(sql`
    with mine as (
      select distinct e.subject_id as id from ${recordEvents} e where e.organisation_id = ${own} and e.run_id = ${runId}::uuid
    )
    select mine.id from mine join ${recordEvents} back on back.organisation_id = ${own} and back.subject_id = mine.id
      and back.kind = 'restored' and back.occurred_at > ${then}
    where not exists (select from ${recordEvents} again where again.organisation_id = ${own} and again.subject_id = mine.id
      and again.kind = 'removed' and again.occurred_at > ${then} and again.occurred_at <= back.occurred_at)
    union
    select mine.id from ${merges} m cross join lateral unnest(m.loser_ids || m.winner_id) as party(id) join mine on mine.id = party.id
    where m.organisation_id = ${own} and m.merged_at <= ${over} and m.unmerged_at > ${then}`);
  return new Set(rows.map(({ id }) => id));
}

/** The runs within the actor's reach that were taken back while these records were one: there each can be gone on with. */
export async function leftOpen(ctx: Ctx, tx: Tx, { winnerId, loserIds, mergedAt }: Merge): Promise<string[]> {
  const starters = await ownersInScope(ctx, tx, "crm.run.undo");
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct r.id from ${recordEvents} e
    join ${runs} r on r.organisation_id = e.organisation_id and r.id = e.run_id and r.undone_at >= ${mergedAt.toISOString()}::timestamptz
    where e.organisation_id = ${ctx.organisationId}::uuid and e.subject_id = any(${uuids([winnerId, ...loserIds])})
      and e.kind in ('changed', 'moved', 'reassigned')
      and (${starters === null} or r.started_by = any(${uuids(starters)}))
    order by r.id`);
  return rows.map(({ id }) => id);
}

/** Of what stayed because it is away, that which is merged by now says so: it can come back. */
export async function namedMerged(ctx: Ctx, tx: Tx, stayed: readonly Stayed[]): Promise<Stayed[]> {
  const away = stayed.filter(({ reason }) => reason === "keptNotYours");
  const merged = new Set<string>();
  for (const type of new Set(away.map((each) => each.type))) {
    const ids = away.filter((each) => each.type === type).map(({ id }) => id);
    for (const id of await mergedAmong(ctx, tx, type, ids)) merged.add(id);
  }
  return stayed.map((each) => (merged.has(each.id) ? { ...each, reason: "keptMerged" } : each));
}

async function mergedAmong(ctx: Ctx, tx: Tx, type: RecordType, ids: readonly string[]): Promise<string[]> {
  const table = tableOf[type];
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        sql`${table.id} = any(${uuids(ids)})`,
        isNotNull(table.mergedInto),
      ),
    );
  return rows.map(({ id }) => id);
}
