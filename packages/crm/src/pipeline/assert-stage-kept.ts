import type { Ctx, Tx } from "@arraigo/platform";
import type { StagedType } from "../record-types";
import type { StagedRow } from "../records/record-table";
import type { FieldChange } from "../timeline/tables";
import { assertGate } from "./assert-gate";
import { stagesOf } from "./list-stages";

/** What the stage a record stands in asks for cannot be emptied again: the gate has no back door. */
export async function assertStageKept(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  changed: readonly { row: StagedRow; changes: readonly FieldChange[] }[],
): Promise<void> {
  const emptying = changed.filter(({ changes }) => changes.some((change) => change.to === null));
  if (emptying.length === 0) return;
  const stages = new Map((await stagesOf(ctx, tx, type)).map((stage) => [stage.id, stage]));
  for (const { row, changes } of emptying) {
    const stage = stages.get(row.stageId);
    const emptied = new Set(changes.filter((change) => change.to === null).map((change) => change.field));
    if (stage) assertGate(ctx, { ...stage, requires: stage.requires.filter((field) => emptied.has(field)) }, row);
  }
}
