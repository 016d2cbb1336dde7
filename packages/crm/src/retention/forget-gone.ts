import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { and, asc, isNull, lt, sql } from "drizzle-orm";
import { merges } from "../merges/tables";
import { unmergeDaysMax } from "../merges/unmerge-records";
import { type RecordType, recordTypes } from "../record-types";
import { tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import { settingsOf } from "../settings/read-settings";
import { emptyRecords } from "./empty-records";

const dayMs = 86_400_000;
/** Records emptied in one transaction: no lock is held for long, and what was interrupted goes on the next day. */
const pieceRows = 1_000;

/**
 * Forgets for good what is in records that have been gone for longer than the organisation keeps them: fields, addresses, lines,
 * what was written about nobody else, and what the history says of them. That they existed, and who did what when, stays. Nothing
 * that un-merging may still bring back is touched.
 */
export const forgetGone: JobHandler = async (ctx) => {
  const { goneDays } = await inTransaction(ctx, (tx) => settingsOf(ctx, tx));
  const before = new Date(ctx.clock.now().getTime() - goneDays * dayMs);
  for (const type of recordTypes) while (await forgetPiece(ctx, type, before));
};

/** Whether there may be more. */
function forgetPiece(ctx: Ctx, type: RecordType, before: Date): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const ids = await goneBefore(ctx, tx, type, before);
    if (ids.length > 0) await emptyRecords(ctx, tx, type, ids);
    return ids.length === pieceRows;
  });
}

async function goneBefore(ctx: Ctx, tx: Tx, type: RecordType, before: Date): Promise<string[]> {
  const table = tableOf[type];
  const held = await separable(ctx, tx);
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        lt(table.goneAt, before),
        isNull(table.purgedAt),
        sql`not (${table.id} = any(${uuids(held)}))`,
      ),
    )
    .orderBy(asc(table.goneAt), asc(table.id))
    .limit(pieceRows)
    .for("update", { skipLocked: true });
  return rows.map((row) => row.id);
}

/** Records of merges that can still be taken apart. */
async function separable(ctx: Ctx, tx: Tx): Promise<string[]> {
  const since = new Date(ctx.clock.now().getTime() - unmergeDaysMax * dayMs);
  const rows = await tx
    .select({ winnerId: merges.winnerId, loserIds: merges.loserIds })
    .from(merges)
    .where(
      and(
        ofTenant(merges.organisationId, ctx.organisationId),
        isNull(merges.unmergedAt),
        sql`${merges.mergedAt} >= ${since.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(merges.id));
  return rows.flatMap((row) => [row.winnerId, ...row.loserIds]);
}
