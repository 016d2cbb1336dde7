import type { Ctx, Tx } from "@arraigo/platform";
import { enterStages } from "../../pipeline/enter-stages";
import { isStaged } from "../../record-types";
import { updateRows } from "../../records/bulk-rows";
import { changeRecords } from "../../records/change-records";
import { createRecords } from "../../records/create-records";
import { handRecords } from "../../records/hand-records";
import { accountIdOf } from "../../records/record-keys";
import { tableOf } from "../../records/record-table";
import { recordHistory } from "../../timeline/record-event";
import type { ImportRun } from "../plan/import-run";
import type { BatchPlan, PlannedCreate } from "../plan/plan-batch";
import type { PlannedUpdate } from "../plan/planned-update";
import { noteGate } from "../plan/settle-moves";
import { makeMissing } from "./make-missing";
import { meetQueues } from "./meet-queues";
import { writeFindings } from "./write-findings";
import { writeMarks } from "./write-marks";
import { writePoints } from "./write-points";

/** Writes what was planned in a handful of statements, each record with its history. Everything carries the import's id. */
export async function writeBatch(ctx: Ctx, tx: Tx, run: ImportRun, plan: BatchPlan): Promise<void> {
  await meetQueues(ctx, tx, run, plan);
  await makeMissing(ctx, tx, run, plan.missing);
  await writeCreates(ctx, tx, run, plan.creates);
  await writeUpdates(ctx, tx, run, plan.updates);
  const written = [
    ...plan.creates.map(({ id, row }) => ({ row, recordId: id })),
    ...plan.updates.map(({ row, record }) => ({ row, recordId: record.id, record })),
  ];
  await writePoints(ctx, tx, run, written);
  await writeMarks(ctx, tx, run, written);
  await writeFindings(ctx, tx, run.importId, plan.failures, written);
}

async function writeCreates(ctx: Ctx, tx: Tx, run: ImportRun, creates: readonly PlannedCreate[]): Promise<void> {
  // Companies of one group may come in together: whose parent is among them gets it once all are there.
  const made = new Set(run.type === "account" ? creates.map(({ id }) => id) : []);
  const together = creates.filter(({ row }) => made.has(String(row.values.parentId)));
  await createRecords(
    ctx,
    tx,
    run.type,
    creates.map(({ id, row, landing }) => ({
      id,
      values: made.has(String(row.values.parentId)) ? { ...row.values, parentId: null } : row.values,
      custom: row.custom,
      details: row.details,
      externalId: row.externalId,
      importId: run.importId,
      importLine: row.line,
      ...(landing.ownerId === undefined ? {} : { ownerId: landing.ownerId }),
      ...(landing.stage ? { stage: landing.stage } : {}),
    })),
    { source: "import", runId: run.importId },
  );
  // What was closed elsewhere was closed then, not now.
  const closed = creates.flatMap(({ id, row, landing }) =>
    row.closedAt && landing.stage && landing.stage.kind !== "open" ? [{ id, closedAt: row.closedAt }] : [],
  );
  if (isStaged(run.type)) await updateRows(tx, tableOf[run.type], closed);
  await updateRows(
    tx,
    tableOf[run.type],
    together.map(({ id, row }) => ({ id, parentId: row.values.parentId })),
  );
}

async function writeUpdates(ctx: Ctx, tx: Tx, run: ImportRun, updates: readonly PlannedUpdate[]): Promise<void> {
  if (updates.length === 0) return;
  const { type, importId } = run;
  const doing = { source: "import", runId: importId } as const;
  const now = ctx.clock.now();
  const valued = updates.filter(
    ({ changed }) => Object.keys(changed.values).length > 0 || Object.keys(changed.custom).length > 0,
  );
  await changeRecords(
    ctx,
    tx,
    type,
    valued.map(({ record, changed }) => ({ id: record.id, values: changed.values, custom: changed.custom })),
    doing,
  );
  const detailed = updates.filter(({ changed }) => changed.details !== undefined);
  await updateRows(
    tx,
    tableOf[type],
    detailed.map(({ record, changed }) => ({ id: record.id, details: changed.details, updatedAt: now })),
  );
  await recordHistory(
    ctx,
    tx,
    detailed.map(({ record, changed }) => ({
      ...doing,
      subjectType: type,
      subjectId: record.id,
      accountId: accountIdOf(type, record),
      kind: "changed" as const,
      changes: changed.changes.filter((change) => change.field === "details"),
    })),
  );
  const moved = updates.flatMap(({ row: { closedAt }, record, landing: { stage } }) => {
    if (!stage) return [];
    // What was closed elsewhere was closed then, not now.
    const values = stage.kind !== "open" && closedAt !== null ? { closedAt } : {};
    return [{ id: record.id, stageId: stage.id, values }];
  });
  if (isStaged(type) && moved.length > 0) {
    const planned = new Map(updates.map((update) => [update.record.id, update]));
    const { overrideReason: reason } = run.mapping;
    await enterStages(ctx, tx, type, moved, {
      ...doing,
      ...(reason ? { override: { reason } } : {}),
      // The gate let it in when the row was planned, and does no more: somebody was quicker.
      refuse: ({ row, stage, missing }) => {
        const update = planned.get(row.id);
        if (!update) return;
        update.row.notices = update.row.notices.filter(({ problem }) => problem !== "gateOverridden");
        noteGate(update.row, "gateRefused", stage, missing);
      },
    });
  }
  const handed = new Map<string, PlannedUpdate[]>();
  for (const update of updates)
    if (update.landing.ownerId)
      handed.set(update.landing.ownerId, [...(handed.get(update.landing.ownerId) ?? []), update]);
  for (const [ownerId, some] of handed)
    await handRecords(
      ctx,
      tx,
      type,
      some.map(({ record }) => record),
      ownerId,
      doing,
    );
}
