import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import type { MoveRecord } from "../contract";
import { fieldsOf } from "../fields/record-fields";
import { recordById } from "../records/find-record";
import { holdReferences } from "../records/references";
import { assertMovable } from "./assert-movable";
import { enterStages } from "./enter-stages";
import { holdProcess } from "./hold-process";

/**
 * Moves a deal, a lead or a case to a stage whose gate is met, counting the fields that come with the move. Moving to where it is
 * changes nothing. Throws `crm.StageGateUnmet` with everything that is missing, `crm.ChangedMeanwhile` where somebody else filled in
 * one of the fields otherwise since they were read.
 */
export async function moveRecord(ctx: Ctx, input: MoveRecord): Promise<{ moved: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const { type } = input;
    await holdProcess(ctx, tx, type);
    await holdReferences(ctx, tx, fieldsOf(type), [input.fields ?? {}]);
    const record = await recordById(ctx, tx, `crm.${type}.write`, type, input.id, true);
    await assertMovable(ctx, tx, record);
    const { custom, ...values } = input.fields ?? {};
    const [entered] = await enterStages(
      ctx,
      tx,
      type,
      [{ id: record.id, stageId: input.stageId, values, custom, was: input.was }],
      {
        note: input.note,
        override: input.override,
      },
    );
    if (!entered) return { moved: false };
    await emit(tx, crmEvents.recordMoved, {
      recordType: type,
      recordId: record.id,
      movedBy: ctx.actor.personId,
      fromStageId: entered.from.id,
      toStageId: entered.to.id,
      toKind: entered.to.kind,
      occurredAt: ctx.clock.now().toISOString(),
    });
    return { moved: true };
  });
}
