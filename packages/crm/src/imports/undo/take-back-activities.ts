import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, inArray, isNull, ne, sql } from "drizzle-orm";
import { subjectColumns, subjectsOf } from "../../activities/activity-subjects";
import type { Activity } from "../../activities/own-activity";
import { activities } from "../../activities/tables";
import { noteGatesUndone } from "../../pipeline/note-gates-undone";
import { stageEntries } from "../../pipeline/tables";
import { isStaged, recordTypes } from "../../record-types";
import { insertRows, updateRows } from "../../records/bulk-rows";
import { holdInOrder } from "../../records/lock-order";
import { tableOf } from "../../records/record-table";
import { ownersInScope, uuids } from "../../records/scope";
import { recordHistory } from "../../timeline/record-event";
import { recordEvents } from "../../timeline/tables";
import { activityName } from "../activities/draft-activity";
import { subjectIds } from "../activities/write-activities";
import type { UndoProgress } from "../import-progress";
import { importErrors, imports } from "../tables";
import { type ActivityEvent, restoreActivities } from "./restore-activities";

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

/** Where the last touch on a record was one of these, as they were, the one before is the last again. */
async function untouch(ctx: Ctx, tx: Tx, gone: readonly Activity[]): Promise<void> {
  const done = gone.filter(({ doneAt }) => doneAt !== null);
  for (const type of recordTypes) {
    const column = subjectColumns.find(([each]) => each === type)?.[1];
    if (!column) continue;
    const last = new Map<string, Date>();
    for (const { [column]: id, occurredAt } of done)
      if (id && (last.get(id) ?? occurredAt) <= occurredAt) last.set(id, occurredAt);
    if (last.size === 0) continue;
    const on = sql.raw(`"${activities[column].name}"`);
    const times = sql.param(`{${[...last.values()].map((at) => at.toISOString()).join(",")}}`);
    await tx.execute(sql`
      update ${tableOf[type]} as t set last_activity_at = (
          select max(a.occurred_at) from ${activities} a where a.organisation_id = t.organisation_id and a.${on} = t.id
            and a.done_at is not null and a.withdrawn_at is null)
      from unnest(${uuids([...last.keys()])}, ${times}::timestamptz[]) as taken(id, at)
      where t.organisation_id = ${ctx.organisationId}::uuid and t.id = taken.id and t.last_activity_at <= taken.at`);
  }
}

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

async function withdraw(ctx: Ctx, tx: Tx, importId: string, gone: readonly Activity[]): Promise<void> {
  if (gone.length === 0) return;
  const now = ctx.clock.now();
  const moved = await movedSince(ctx, tx, gone);
  const isAlone = (activity: Activity) => subjectsOf(activity).all.some(({ id }) => moved.has(id));
  const write = (some: readonly Activity[]) =>
    updateRows(
      tx,
      activities,
      some.map(({ id }) => ({ id, withdrawnAt: now })),
    );
  await write(gone.filter((activity) => !isAlone(activity)));
  // Gates are asked what they would have said without each, one after the other.
  for (const activity of gone.filter(isAlone)) {
    await write([activity]);
    if (activity.doneAt)
      await noteGatesUndone(ctx, tx, subjectsOf(activity).all, { ...activity, doneAt: activity.doneAt });
  }
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
