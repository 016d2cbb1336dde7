import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, type Tx } from "@arraigo/platform";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Subject } from "../activities/activity-subjects";
import { activities } from "../activities/tables";
import { isStaged, type StagedType } from "../record-types";
import { insertRows } from "../records/bulk-rows";
import { accountIdOf } from "../records/record-keys";
import { type RecordRow, stagedTableOf } from "../records/record-table";
import { recordHistory } from "../timeline/record-event";
import { missingWords } from "./assert-gate";
import { activityColumn } from "./find-missing";
import { criteriaFor, type Missing, missingNames } from "./gate";
import { pipelinesOf } from "./list-stages";
import { gateOverrides, stageEntries } from "./tables";

/** An activity that no longer counts as done, as it was when it did. */
interface Undone {
  kind: string;
  createdAt: Date;
  doneAt: Date;
}

/**
 * Writes down that gates were passed for which an activity was done that has been taken back since. It is not refused: what was
 * logged by mistake has to go. So each entry it opened stands in the list of overrides as of the moment it happened, counts as one,
 * is published, and the record's history says who took back what. Call it once the activity no longer counts.
 */
export async function noteGatesUndone(ctx: Ctx, tx: Tx, subjects: readonly Subject[], undone: Undone): Promise<void> {
  for (const { type, id } of subjects) if (isStaged(type)) await noteRecord(ctx, tx, type, id, undone);
}

async function noteRecord(ctx: Ctx, tx: Tx, type: StagedType, id: string, undone: Undone): Promise<void> {
  const opened = await openedBy(ctx, tx, type, id, undone);
  if (opened.length === 0) return;
  const table = stagedTableOf[type];
  const [row] = await tx
    .select()
    .from(table)
    .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, id)));
  if (!row || row.goneAt) return;
  const now = ctx.clock.now();
  const reason = ctx.translate(ctx.actor.language, "crm.gate.activityUndone");
  const rows = opened.map(({ stageId, enteredAt, missing }) => ({
    id: newId(now.getTime()),
    organisationId: ctx.organisationId,
    recordType: type,
    recordId: id,
    stageId,
    missing: missingNames(missing),
    reason,
    source: "withdrawal",
    overriddenBy: ctx.actor.personId,
    overriddenAt: enteredAt,
  }));
  await insertRows(tx, gateOverrides, rows);
  const happened = [];
  for (const { stageName, missing } of opened)
    happened.push({
      subjectType: type,
      subjectId: id,
      accountId: accountIdOf(type, row as unknown as RecordRow),
      kind: "gate_undone" as const,
      changes: [
        { field: "stage", from: null, to: stageName },
        { field: "missing", from: null, to: await missingWords(ctx, tx, type, missing) },
      ],
      occurredAt: now,
    });
  await recordHistory(ctx, tx, happened);
  for (const each of rows)
    await emit(tx, crmEvents.gateOverridden, {
      overrideId: each.id,
      recordType: type,
      recordId: id,
      stageId: each.stageId,
      missing: each.missing,
      overriddenBy: each.overriddenBy,
      occurredAt: now.toISOString(),
    });
}

interface Opened {
  stageId: string;
  stageName: string;
  enteredAt: Date;
  missing: Missing;
}

/** The record's entries whose gate was met with this activity and is not without it. */
async function openedBy(ctx: Ctx, tx: Tx, type: StagedType, id: string, undone: Undone): Promise<Opened[]> {
  const entries = await tx
    .select({ stageId: stageEntries.stageId, enteredAt: stageEntries.enteredAt })
    .from(stageEntries)
    .where(
      and(
        ofTenant(stageEntries.organisationId, ctx.organisationId),
        eq(stageEntries.recordId, id),
        isNull(stageEntries.undoneAt),
      ),
    )
    .orderBy(asc(stageEntries.enteredAt), asc(stageEntries.id));
  const since = Math.max(undone.createdAt.getTime(), undone.doneAt.getTime());
  if (!entries.some((entry) => entry.enteredAt.getTime() >= since)) return [];
  const pipelines = await pipelinesOf(ctx, tx, type);
  const stages = new Map(pipelines.flatMap((each) => each.stages).map((stage) => [stage.id, stage]));
  const listed = await listedAlready(ctx, tx, id, undone.kind);
  const opened: Opened[] = [];
  for (const [index, { stageId, enteredAt }] of entries.entries()) {
    const to = stages.get(stageId);
    if (!to || enteredAt.getTime() < since || listed.has(enteredAt.getTime())) continue;
    const way = pipelines.find((each) => each.id === to.pipelineId)?.stages ?? [];
    const from = stages.get(entries[index - 1]?.stageId ?? "") ?? null;
    const asked = criteriaFor(way, from, to).activities.find(({ kind }) => kind === undone.kind);
    if (!asked) continue;
    const countDone = await doneBy(ctx, tx, type, id, undone.kind, enteredAt);
    if (countDone + 1 !== asked.countMin) continue;
    opened.push({
      stageId,
      stageName: to.name,
      enteredAt,
      missing: { fields: [], activities: [{ ...asked, countDone }], approval: null },
    });
  }
  return opened;
}

/** Entries that stand in the list for want of such an activity: they were not opened by one. */
async function listedAlready(ctx: Ctx, tx: Tx, recordId: string, kind: string): Promise<Set<number>> {
  const rows = await tx
    .select({ at: gateOverrides.overriddenAt, missing: gateOverrides.missing })
    .from(gateOverrides)
    .where(
      and(
        ofTenant(gateOverrides.organisationId, ctx.organisationId),
        eq(gateOverrides.recordId, recordId),
        isNull(gateOverrides.undoneAt),
      ),
    );
  const named = rows.filter(({ missing }) => missing.some((each) => each.startsWith(`activity:${kind}:`)));
  return new Set(named.map(({ at }) => at.getTime()));
}

/** How many of a kind that still count had been done by then. */
async function doneBy(ctx: Ctx, tx: Tx, type: StagedType, id: string, kind: string, at: Date): Promise<number> {
  const then = sql`${at.toISOString()}::timestamptz`;
  return tx.$count(
    activities,
    and(
      ofTenant(activities.organisationId, ctx.organisationId),
      eq(activityColumn[type], id),
      eq(activities.kind, kind),
      sql`${activities.doneAt} <= ${then} and ${activities.createdAt} <= ${then}`,
      isNull(activities.withdrawnAt),
    ),
  );
}
