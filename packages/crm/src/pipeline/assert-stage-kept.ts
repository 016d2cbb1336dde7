import type { Ctx, Tx } from "@arraigo/platform";
import type { StagedType } from "../record-types";
import type { StagedRow } from "../records/record-table";
import type { FieldChange } from "../timeline/tables";
import { assertGate } from "./assert-gate";
import { criteriaFor, type GateStage, gateSubject, unmetFields } from "./gate";
import { pipelinesOf } from "./list-stages";

/** What the way to a record's stage asked for cannot be emptied again: the gate has no back door. */
export async function assertStageKept(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  changed: readonly { row: StagedRow; changes: readonly FieldChange[] }[],
): Promise<void> {
  const emptying = changed.filter(({ changes }) => changes.some((change) => change.to === null));
  if (emptying.length === 0) return;
  const pipelines = await pipelinesOf(ctx, tx, type);
  for (const { row, changes } of emptying) {
    const found = askedWhere(pipelines, row.stageId);
    if (!found) continue;
    const { stage } = found;
    const emptied = new Set(changes.filter((change) => change.to === null).map((change) => change.field));
    const asked = found.fields.filter((field) => emptied.has(field));
    const fields = unmetFields(asked, gateSubject(row));
    await assertGate(ctx, tx, type, stage, { fields, activities: [], approval: null });
  }
}

/** The fields that the whole way to a stage asks for, and the stage. */
export function askedWhere<S extends GateStage>(
  pipelines: readonly { stages: readonly S[] }[],
  stageId: string,
): { stage: S; fields: string[] } | undefined {
  const stages = pipelines.find((each) => each.stages.some((stage) => stage.id === stageId))?.stages ?? [];
  const stage = stages.find((each) => each.id === stageId);
  return stage && { stage, fields: criteriaFor(stages, null, stage).fields };
}
