import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import { subjectsOf } from "../../activities/activity-subjects";
import type { Activity } from "../../activities/own-activity";
import { noteGatesUndone } from "../../pipeline/note-gates-undone";
import { stageEntries } from "../../pipeline/tables";
import { isStaged } from "../../record-types";
import { uuids } from "../../records/scope";
import { subjectIds } from "../activities/write-activities";

/** Records that came into a stage after the import: an activity may have let them in. */
async function movedSince(ctx: Ctx, tx: Tx, gone: readonly Activity[]): Promise<Set<string>> {
  const ids = subjectIds(gone.filter(({ doneAt }) => doneAt !== null));
  const staged = [...ids].flatMap(([type, own]) => (isStaged(type) ? [...own] : []));
  const since = Math.min(...gone.map(({ createdAt }) => createdAt.getTime()));
  if (staged.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ id: stageEntries.recordId })
    .from(stageEntries)
    .where(
      and(
        ofTenant(stageEntries.organisationId, ctx.organisationId),
        sql`${stageEntries.recordId} = any(${uuids(staged)})`,
        sql`${stageEntries.enteredAt} >= ${new Date(since).toISOString()}::timestamptz`,
        isNull(stageEntries.undoneAt),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Writes that activities, as they were, no longer count, and which gates were passed thanks to them: those are asked what they would
 * have said without each, one after the other.
 */
export async function writeUndone(
  ctx: Ctx,
  tx: Tx,
  gone: readonly Activity[],
  write: (some: readonly Activity[]) => Promise<void>,
): Promise<void> {
  if (gone.length === 0) return;
  const moved = await movedSince(ctx, tx, gone);
  const isAlone = (activity: Activity) => subjectsOf(activity).all.some(({ id }) => moved.has(id));
  await write(gone.filter((activity) => !isAlone(activity)));
  for (const activity of gone.filter(isAlone)) {
    await write([activity]);
    if (activity.doneAt)
      await noteGatesUndone(ctx, tx, subjectsOf(activity).all, { ...activity, doneAt: activity.doneAt });
  }
}
