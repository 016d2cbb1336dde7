import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import { type NamedSubjects, subjectColumns, subjectsOf } from "../../activities/activity-subjects";
import { activities } from "../../activities/tables";
import { recordTypes, type SteppedType } from "../../record-types";
import { insertRows, updateRows } from "../../records/bulk-rows";
import { holdInOrder } from "../../records/lock-order";
import { tableOf } from "../../records/record-table";
import { uuids } from "../../records/scope";
import { survivorsOf } from "../../records/survivors";
import { recordHistory } from "../../timeline/record-event";
import type { FieldChange } from "../../timeline/tables";
import { writeFindings } from "../run/write-findings";
import type { ActivityRun } from "./activity-run";
import type { ChangedActivity } from "./changes-of-activity";
import type { ActivityPlan, PlannedActivity } from "./plan-activities";
import { untouch } from "./untouch";

/** What is changed besides being finished: how long it took, and when, goes with that. */
const isWording = ({ field }: FieldChange) => field === "kind" || field === "text";

/** Every record that activities name, by type. */
export function subjectIds(named: readonly NamedSubjects[]): Map<SteppedType, Set<string>> {
  const ids = new Map<SteppedType, Set<string>>();
  for (const [type, column] of subjectColumns)
    for (const each of named) {
      const id = each[column];
      if (id) ids.set(type, (ids.get(type) ?? new Set()).add(id));
    }
  return ids;
}

/** Holds the records that activities are about; those merged since they were planned are about the one it lives on as. */
async function holdSubjects(
  ctx: Ctx,
  tx: Tx,
  creates: readonly PlannedActivity[],
  updates: readonly ChangedActivity[],
) {
  for (;;) {
    const named = [...creates.map(({ draft }) => draft.subjects), ...updates.map(({ held }) => held)];
    const ids = subjectIds(named);
    await holdInOrder(ctx, tx, ids, "no key update");
    let moved = false;
    for (const [type, column] of subjectColumns) {
      const survivors = await survivorsOf(ctx, tx, type, [...(ids.get(type) ?? [])]);
      for (const { draft } of survivors.size > 0 ? creates : []) {
        const at = survivors.get(draft.subjects[column] ?? "");
        if (at) draft.subjects = { ...draft.subjects, [column]: at };
        moved ||= at !== undefined;
      }
    }
    if (!moved) return;
  }
}

/** Remembers the last real touch on each record; what is brought in from before does not turn the clock back. */
async function touch(ctx: Ctx, tx: Tx, done: readonly { subjects: NamedSubjects; at: Date }[]): Promise<void> {
  const last = new Map<SteppedType, Map<string, Date>>();
  for (const { subjects, at } of done)
    for (const [type, column] of subjectColumns) {
      const id = subjects[column];
      if (!id) continue;
      const held = last.get(type) ?? new Map<string, Date>();
      const before = held.get(id);
      if (!before || before < at) held.set(id, at);
      last.set(type, held);
    }
  for (const type of recordTypes) {
    const at = [...(last.get(type as SteppedType) ?? [])];
    if (at.length === 0) continue;
    const table = tableOf[type];
    await tx.execute(sql`
      update ${table} as t set last_activity_at = fresh.at
      from unnest(${uuids(at.map(([id]) => id))}, ${sql.param(`{${at.map(([, day]) => day.toISOString()).join(",")}}`)}::timestamptz[]) as fresh(id, at)
      where t.organisation_id = ${ctx.organisationId}::uuid and t.id = fresh.id
        and (t.last_activity_at is null or t.last_activity_at < fresh.at)`);
  }
}

/** Writes a batch of activities in a handful of statements, with their history on the day they happened. */
export async function writeActivities(ctx: Ctx, tx: Tx, run: ActivityRun, plan: ActivityPlan): Promise<void> {
  const { creates } = plan;
  await holdSubjects(ctx, tx, creates, plan.updates);
  const updates = await stillThere(ctx, tx, plan.updates);
  const now = ctx.clock.now();
  const doing = { source: "import", runId: run.importId } as const;
  await insertRows(
    tx,
    activities,
    creates.map(({ id, row, draft }) => ({
      id,
      organisationId: ctx.organisationId,
      kind: draft.kind,
      text: draft.text,
      minutes: draft.minutes,
      occurredAt: draft.doneAt ?? now,
      actorId: draft.actorId,
      assigneeId: draft.assigneeId,
      dueOn: draft.dueOn,
      dueAt: draft.dueAt,
      doneAt: draft.doneAt,
      doneBy: draft.doneAt ? draft.actorId : null,
      accountId: draft.subjects.accountId ?? null,
      contactId: draft.subjects.contactId ?? null,
      leadId: draft.subjects.leadId ?? null,
      opportunityId: draft.subjects.opportunityId ?? null,
      caseId: draft.subjects.caseId ?? null,
      importId: run.importId,
      externalId: row.externalId,
      createdAt: now,
    })),
  );
  await updateRows(
    tx,
    activities,
    updates.map(({ held, values, changes }) => {
      const worded = changes.some(({ field }) => field === "text" || field === "minutes");
      const { id, kind, text, minutes, occurredAt, doneAt, doneBy, actorId, plannedBy, dueOn, dueAt, changedAt } = {
        ...held,
        ...values,
        ...(worded ? { changedAt: now } : {}),
      };
      return { id, kind, text, minutes, occurredAt, doneAt, doneBy, actorId, plannedBy, dueOn, dueAt, changedAt };
    }),
  );
  await recordHistory(ctx, tx, [
    ...creates.flatMap(({ id, draft }) => {
      const { all, accountId } = subjectsOf(draft.subjects);
      return all.map((subject, index) => ({
        ...doing,
        subjectType: subject.type,
        subjectId: subject.id,
        accountId: index === 0 ? accountId : null,
        kind: draft.doneAt ? ("activity" as const) : ("activity_planned" as const),
        activityId: id,
        actorId: draft.actorId,
        ...(draft.doneAt ? { occurredAt: draft.doneAt } : {}),
      }));
    }),
    ...updates.flatMap(({ held, values, changes, isFinished }) => {
      const { all, accountId } = subjectsOf(held);
      return all.map((subject, index) => ({
        ...doing,
        subjectType: subject.type,
        subjectId: subject.id,
        accountId: index === 0 ? accountId : null,
        kind: isFinished ? ("activity" as const) : ("activity_changed" as const),
        activityId: held.id,
        ...(isFinished && values.doneAt
          ? { actorId: values.actorId ?? null, occurredAt: values.doneAt, changes: changes.filter(isWording) }
          : { changes }),
      }));
    }),
  ]);
  // What turns out to have happened earlier is no longer the last touch.
  const earlier = updates.flatMap(({ held, values }) =>
    held.doneAt && values.doneAt && values.doneAt < held.doneAt ? [held] : [],
  );
  if (earlier.length > 0) await untouch(ctx, tx, earlier);
  await touch(ctx, tx, [
    ...creates.flatMap(({ draft }) => (draft.doneAt ? [{ subjects: draft.subjects, at: draft.doneAt }] : [])),
    ...updates.flatMap(({ held, values }) => (values.doneAt ? [{ subjects: held, at: values.doneAt }] : [])),
  ]);
  await writeFindings(ctx, tx, run.importId, plan.failures, [
    // What is listed about somebody goes with them: a finding stands by the record the activity is about.
    ...creates.map(({ row, draft }) => ({ row, recordId: subjectsOf(draft.subjects).all[0]?.id ?? null })),
    ...updates.map(({ row, held }) => ({ row, recordId: subjectsOf(held).all[0]?.id ?? null })),
  ]);
}

/** Those that nobody took back or finished since they were planned, held until the transaction ends. */
async function stillThere(ctx: Ctx, tx: Tx, updates: readonly ChangedActivity[]): Promise<ChangedActivity[]> {
  if (updates.length === 0) return [];
  const rows = await tx
    .select()
    .from(activities)
    .where(
      and(
        ofTenant(activities.organisationId, ctx.organisationId),
        sql`${activities.id} = any(${uuids(updates.map(({ held }) => held.id))})`,
        isNull(activities.withdrawnAt),
      ),
    )
    .orderBy(activities.id)
    .for("update");
  const standing = new Map(rows.map((row) => [row.id, row]));
  return updates.flatMap((update) => {
    const held = standing.get(update.held.id);
    return held && (held.doneAt === null) === (update.held.doneAt === null) ? [{ ...update, held }] : [];
  });
}
