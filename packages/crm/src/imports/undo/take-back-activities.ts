import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, inArray, isNull, ne, sql } from "drizzle-orm";
import { subjectsOf } from "../../activities/activity-subjects";
import type { Activity } from "../../activities/own-activity";
import { activities } from "../../activities/tables";
import { insertRows, updateRows } from "../../records/bulk-rows";
import { holdInOrder } from "../../records/lock-order";
import { ownersInScope, uuids } from "../../records/scope";
import { recordHistory } from "../../timeline/record-event";
import { recordEvents } from "../../timeline/tables";
import { activityName } from "../activities/draft-activity";
import { untouch } from "../activities/untouch";
import { subjectIds } from "../activities/write-activities";
import type { UndoProgress } from "../import-progress";
import { importErrors, imports } from "../tables";
import { type ActivityEvent, restoreActivities } from "./restore-activities";
import { writeUndone } from "./write-undone";

/** Why one of them stays: a key of messages `importProblems`. */
export interface StayedActivity {
  activity: Activity;
  problem: "usedSince" | "keptNotYours" | "changedSince";
}

const permission = "crm.activity.change";

/** The activities of some events that are still there, held until the transaction ends: their records first, then they. */
async function holdActivities(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<Activity[]> {
  const here = and(
    ofTenant(activities.organisationId, ctx.organisationId),
    sql`${activities.id} = any(${uuids(ids)})`,
    isNull(activities.withdrawnAt),
  );
  const seen = await tx.select().from(activities).where(here).orderBy(activities.id);
  await holdInOrder(ctx, tx, subjectIds(seen), "no key update");
  return tx.select().from(activities).where(here).orderBy(activities.id).for("update");
}

/** Those that somebody changed, finished or opened again after the import. */
async function touchedSince(ctx: Ctx, tx: Tx, importId: string, held: readonly Activity[]): Promise<Set<string>> {
  const subjects = [...subjectIds(held).values()].flatMap((ids) => [...ids]);
  // A task about nobody has no history: it says itself that it was reworded, or planned by one and done by another.
  const alone = held.flatMap((each) =>
    subjectsOf(each).all.length === 0 && (each.changedAt ?? each.plannedBy) !== null ? [each.id] : [],
  );
  if (subjects.length === 0) return new Set(alone);
  const rows = await tx
    .selectDistinct({ id: recordEvents.activityId })
    .from(recordEvents)
    .where(
      and(
        ofTenant(recordEvents.organisationId, ctx.organisationId),
        sql`${recordEvents.subjectId} = any(${uuids(subjects)})`,
        sql`${recordEvents.activityId} = any(${uuids(held.map(({ id }) => id))})`,
        sql`${recordEvents.runId} is distinct from ${importId}::uuid`,
        ne(recordEvents.source, "undo"),
        // What a later import did is no change where that was taken back, too.
        sql`not exists (select from ${imports} i where i.organisation_id = ${recordEvents}.organisation_id and i.id = ${recordEvents}.run_id and i.state = 'undone')`,
        // What was there before the import is no change since: of those it did not make.
        inArray(recordEvents.kind, ["activity", "activity_changed", "activity_reopened", "activity_planned"]),
      ),
    );
  return new Set([...alone, ...rows.flatMap(({ id }) => (id ? [id] : []))]);
}

async function withdraw(ctx: Ctx, tx: Tx, importId: string, gone: readonly Activity[]): Promise<void> {
  if (gone.length === 0) return;
  const now = ctx.clock.now();
  await writeUndone(ctx, tx, gone, (some) =>
    updateRows(
      tx,
      activities,
      some.map(({ id }) => ({ id, withdrawnAt: now })),
    ),
  );
  await recordHistory(
    ctx,
    tx,
    gone.flatMap((activity) => {
      const { all, accountId } = subjectsOf(activity);
      return all.map((subject, index) => ({
        source: "undo" as const,
        runId: importId,
        subjectType: subject.type,
        subjectId: subject.id,
        accountId: index === 0 ? accountId : null,
        kind: "activity_withdrawn" as const,
        activityId: activity.id,
      }));
    }),
  );
  await untouch(ctx, tx, gone);
}

async function listStayed(ctx: Ctx, tx: Tx, importId: string, stayed: readonly StayedActivity[]): Promise<void> {
  await insertRows(
    tx,
    importErrors,
    stayed.map(({ activity, problem }) => ({
      id: newId(),
      organisationId: ctx.organisationId,
      importId,
      line: 0,
      problem,
      params: { name: activityName(activity.text) },
      cells: [],
      outcome: "kept",
      // What is listed about somebody goes with them.
      recordId: subjectsOf(activity).all[0]?.id ?? null,
    })),
  );
}

/**
 * Takes back activities of an import, some events of its history at a time: those it made are withdrawn, with their minutes and their
 * last touch; what it changed of others goes back. What somebody changed or finished since stays as it is and is listed.
 */
export async function takeBackActivities(
  ctx: Ctx,
  tx: Tx,
  importId: string,
  events: readonly ActivityEvent[],
  progress: UndoProgress,
): Promise<UndoProgress> {
  const ids = [...new Set(events.flatMap(({ activityId }) => (activityId ? [activityId] : [])))];
  const held = await holdActivities(ctx, tx, ids);
  const owners = holds(ctx, permission) ? await ownersInScope(ctx, tx, permission) : [];
  const isWithin = ({ actorId, assigneeId, importId: madeBy }: Activity) =>
    owners === null ||
    (actorId === null ? madeBy === importId : owners.includes(actorId)) ||
    (assigneeId !== null && owners.includes(assigneeId));
  const stayed: StayedActivity[] = held
    .filter((activity) => !isWithin(activity))
    .map((activity) => ({ activity, problem: "keptNotYours" }));
  const mine = held.filter(isWithin);
  const made = mine.filter((activity) => activity.importId === importId);
  const touched = await touchedSince(ctx, tx, importId, made);
  const gone = made.filter(({ id }) => !touched.has(id));
  for (const activity of made) if (touched.has(activity.id)) stayed.push({ activity, problem: "usedSince" });
  await withdraw(ctx, tx, importId, gone);
  const others = mine.filter((activity) => activity.importId !== importId);
  const back = await restoreActivities(ctx, tx, importId, events, others);
  if (back.untouched.length > 0) await untouch(ctx, tx, back.untouched);
  stayed.push(...back.stayed);
  await listStayed(ctx, tx, importId, stayed);
  return {
    ...progress,
    before: events.at(-1)?.id ?? progress.before,
    removed: progress.removed + gone.length,
    restored: progress.restored + back.restored,
    kept: progress.kept + stayed.length,
  };
}
