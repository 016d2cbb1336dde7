import { recordAudit } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import type { BulkReassign, BulkRemove, BulkUpdate, Chosen } from "../lists-contract";
import type { RecordType } from "../record-types";
import { changeRecords } from "../records/change-records";
import type { Doing } from "../records/doing";
import { assertOwner, handRecords } from "../records/hand-records";
import { lockRecords } from "../records/lock-records";
import { newRunId, type RunKind, recordRun } from "../runs/run";
import { chosenIds, inSteps } from "./choose-records";
import { goRecords } from "./remove-records";

/** What a change of many records did. `runId` takes it back as one (`crm.runs.undo`), where anything changed. */
export interface BulkAnswer {
  runId: string;
  changed: number;
  /** Chosen and left as they were: out of reach, gone, or so already. */
  skipped: number;
}

/** Gives fields the same value in many records: all or none, as one run, each record with a line of its history. */
export async function bulkUpdate(ctx: Ctx, type: RecordType, input: BulkUpdate): Promise<BulkAnswer> {
  const { custom, ...values } = input.values;
  return asOneRun(ctx, type, "edit", `crm.${type}.write`, input, async (tx, ids, doing) => {
    const changed = await changeRecords(
      ctx,
      tx,
      type,
      ids.map((id) => ({ id, values, custom })),
      doing,
    );
    return changed.length;
  });
}

/** Gives many records another owner, or none. */
export async function bulkReassign(ctx: Ctx, type: RecordType, input: BulkReassign): Promise<BulkAnswer> {
  const { ownerId } = input;
  return asOneRun(
    ctx,
    type,
    "reassign",
    "crm.record.reassign",
    input,
    async (tx, ids, doing) =>
      (await handRecords(ctx, tx, type, await lockRecords(ctx, tx, type, ids, "crm.record.reassign"), ownerId, doing))
        .length,
    (tx) => (ownerId ? assertOwner(ctx, tx, ownerId) : Promise.resolve()),
  );
}

/** Takes many records out of every list. Their history stays, and undoing the run brings them back. */
export async function bulkRemove(ctx: Ctx, type: RecordType, input: BulkRemove): Promise<BulkAnswer> {
  return asOneRun(ctx, type, "delete", `crm.${type}.write`, input, async (tx, ids, doing) => {
    const rows = await lockRecords(ctx, tx, type, ids, `crm.${type}.write`);
    await goRecords(ctx, tx, type, rows, doing);
    return rows.length;
  });
}

async function asOneRun(
  ctx: Ctx,
  type: RecordType,
  kind: RunKind,
  permission: string,
  chosen: Chosen,
  work: (tx: Tx, ids: string[], doing: Doing) => Promise<number>,
  before: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<BulkAnswer> {
  return inTransaction(ctx, async (tx) => {
    const ids = await chosenIds(ctx, tx, type, permission, chosen);
    await before(tx);
    const runId = newRunId(ctx);
    const now = ctx.clock.now();
    let changed = 0;
    for (const step of inSteps(ids)) changed += await work(tx, step, { runId, at: now });
    const skipped = new Set(chosen.ids ?? ids).size - changed;
    if (changed === 0) return { runId, changed, skipped };
    await recordRun(ctx, tx, { id: runId, kind, recordType: type, records: changed });
    await recordAudit(ctx, tx, {
      action: audited[kind] ?? "crm.records_changed",
      subjectType: type,
      subjectId: runId,
      facts: { records: changed },
    });
    await emit(tx, crmEvents.recordsChanged, {
      runId,
      kind,
      recordType: type,
      records: changed,
      changedBy: ctx.actor.personId,
      occurredAt: now.toISOString(),
    });
    return { runId, changed, skipped };
  });
}

const audited: Partial<Record<RunKind, `crm.${string}`>> = {
  reassign: "crm.records_reassigned",
  delete: "crm.records_removed",
};
