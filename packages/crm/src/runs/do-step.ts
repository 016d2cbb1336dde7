import { recordAudit } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, type Tx } from "@arraigo/platform";
import { goRecords } from "../lists/remove-records";
import { movePermission } from "../pipeline/assert-movable";
import { stageById } from "../pipeline/list-stages";
import { moveStep } from "../pipeline/move-step";
import type { RecordType, StagedType } from "../record-types";
import { changeRecords } from "../records/change-records";
import { assertOwner, handRecords } from "../records/hand-records";
import { lockRecords } from "../records/lock-records";
import type { RunKind } from "./run";
import type { RunAct, RunDoing, RunFound } from "./run-work";

export const runKindOf: Record<RunAct["act"], RunKind> = {
  move: "edit",
  edit: "edit",
  reassign: "reassign",
  remove: "delete",
};

export function permissionOf(type: RecordType, { act }: RunAct): string {
  if (act === "move") return movePermission;
  return act === "reassign" ? "crm.record.reassign" : `crm.${type}.write`;
}

/** What is wrong whichever records are meant: said before any of them is looked at. */
export async function assertPossible(ctx: Ctx, tx: Tx, type: RecordType, does: RunAct): Promise<void> {
  if (does.act === "move") await stageById(ctx, tx, type as StagedType, does.stageId);
  if (does.act === "reassign" && does.ownerId) await assertOwner(ctx, tx, does.ownerId);
}

/** Does it to a part of the records, and adds what came of it to what was found. */
export async function doStep(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  does: RunAct,
  ids: readonly string[],
  doing: RunDoing,
  found: RunFound,
): Promise<void> {
  if (does.act === "move") return moveStep(ctx, tx, type as StagedType, ids, does.stageId, doing, found);
  if (does.act === "edit") {
    const { values, custom } = does;
    const changes = ids.map((id) => ({ id, values, custom: custom as never }));
    const changed = await changeRecords(ctx, tx, type, changes, doing);
    const others = new Set(ids);
    for (const { id } of changed) others.delete(id);
    found.changed += changed.length;
    found.reached += changed.length + (await lockRecords(ctx, tx, type, [...others], permissionOf(type, does))).length;
    return;
  }
  const strength = does.act === "remove" ? "update" : "no key update";
  const rows = await lockRecords(ctx, tx, type, ids, permissionOf(type, does), strength);
  found.reached += rows.length;
  if (does.act === "reassign") found.changed += (await handRecords(ctx, tx, type, rows, does.ownerId, doing)).length;
  else {
    await goRecords(ctx, tx, type, rows, doing);
    found.changed += rows.length;
  }
}

/** Tells the other modules that so many records were changed together. */
export async function tellChanged(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  does: RunAct,
  runId: string,
  records: number,
): Promise<void> {
  const occurredAt = ctx.clock.now().toISOString();
  const by = ctx.actor.personId;
  if (does.act === "move") {
    const { id, kind } = await stageById(ctx, tx, type as StagedType, does.stageId);
    const moved = { recordType: type as StagedType, records, movedBy: by, toStageId: id, toKind: kind, occurredAt };
    await emit(tx, crmEvents.recordsMoved, moved);
  } else {
    const kind = runKindOf[does.act];
    await emit(tx, crmEvents.recordsChanged, { runId, kind, recordType: type, records, changedBy: by, occurredAt });
  }
}

export async function auditRun(ctx: Ctx, tx: Tx, type: RecordType, does: RunAct, runId: string, records: number) {
  await recordAudit(ctx, tx, {
    action: audited[does.act] ?? "crm.records_changed",
    subjectType: type,
    subjectId: runId,
    facts: { records },
  });
}

const audited: Partial<Record<RunAct["act"], `crm.${string}`>> = {
  reassign: "crm.records_reassigned",
  remove: "crm.records_removed",
};
