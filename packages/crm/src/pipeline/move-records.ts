import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import type { MoveRecords } from "../contract";
import { recordName } from "../records/record-keys";
import type { StagedRow } from "../records/record-table";
import { newRunId, recordRun } from "../runs/run";
import { missingWords } from "./assert-gate";
import { lockMovable } from "./assert-movable";
import { enterStages } from "./enter-stages";
import { findMissing } from "./find-missing";
import { isMet } from "./gate";
import { pipelinesOf, stageById } from "./list-stages";

/**
 * Moves many records to one stage: those whose gate is met go, the others stay and are named with what each misses. What is out of
 * the actor's reach is left alone and counted.
 */
export async function moveRecords(ctx: Ctx, input: MoveRecords) {
  return inTransaction(ctx, async (tx) => {
    const { type } = input;
    const to = await stageById(ctx, tx, type, input.stageId);
    const rows = (await lockMovable(ctx, tx, type, input.ids)) as StagedRow[];
    const pipelines = await pipelinesOf(ctx, tx, type);
    const stages = new Map(pipelines.flatMap((each) => each.stages).map((stage) => [stage.id, stage]));
    const moving = rows.filter((row) => row.stageId !== to.id);
    const missing = await findMissing(
      ctx,
      tx,
      type,
      pipelines,
      moving.map((row) => ({ row, from: stages.get(row.stageId) ?? null, to })),
    );
    const refused = [];
    const free = [];
    for (const [index, row] of moving.entries()) {
      const found = missing[index];
      if (!found || isMet(found)) free.push(row);
      else refused.push({ id: row.id, name: recordName(type, row), missing: await missingWords(ctx, tx, type, found) });
    }
    const runId = newRunId(ctx);
    const entered = await enterStages(
      ctx,
      tx,
      type,
      free.map((row) => ({ id: row.id, stageId: to.id })),
      { runId, note: input.note },
    );
    if (entered.length > 0) {
      await recordRun(ctx, tx, { id: runId, kind: "edit", recordType: type, records: entered.length });
      await emit(tx, crmEvents.recordsMoved, {
        recordType: type,
        records: entered.length,
        movedBy: ctx.actor.personId,
        toStageId: to.id,
        toKind: to.kind,
        occurredAt: ctx.clock.now().toISOString(),
      });
    }
    return {
      moved: entered.length,
      runId: entered.length > 0 ? runId : null,
      refused,
      outOfReach: input.ids.length - rows.length,
    };
  });
}
