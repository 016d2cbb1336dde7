import type { Ctx, Tx } from "@arraigo/platform";
import type { StagedType } from "../record-types";
import type { StagedRow } from "../records/record-table";
import type { FieldChange } from "../timeline/tables";
import { assertGate } from "./assert-gate";
import { criteriaFor, gateSubject, unmetFields } from "./gate";
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
    const stages = pipelines.find((each) => each.stages.some((stage) => stage.id === row.stageId))?.stages ?? [];
    const stage = stages.find((each) => each.id === row.stageId);
    if (!stage) continue;
    const emptied = new Set(changes.filter((change) => change.to === null).map((change) => change.field));
    const asked = criteriaFor(stages, null, stage).fields.filter((field) => emptied.has(field));
    const fields = unmetFields(asked, gateSubject(row));
    await assertGate(ctx, tx, type, stage, { fields, activities: [], approval: null });
  }
}
