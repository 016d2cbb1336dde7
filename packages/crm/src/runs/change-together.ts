import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { importerOf } from "../imports/run/importer-context";
import { chosenIds, inSteps } from "../lists/choose-records";
import { atOnceMax, type Chosen } from "../lists-contract";
import { stageById } from "../pipeline/list-stages";
import type { RecordType, StagedType } from "../record-types";
import { recordUse } from "../records/record-use";
import { runUse } from "../timeline/use-ids";
import type { UseName, UseProperties } from "../timeline/use-names";
import { assertPossible, auditRun, doStep, permissionOf, runKindOf, tellChanged } from "./do-step";
import { newRunId, recordRun } from "./run";
import { nothingFound, type RunAct, type RunFound } from "./run-work";

const manyUse = {
  move: "records_moved",
  edit: "records_changed",
  reassign: "records_reassigned",
  remove: "records_removed",
} as const satisfies Record<RunAct["act"], UseName>;

async function stageAbout(ctx: Ctx, tx: Tx, type: RecordType, does: RunAct): Promise<UseProperties> {
  if (does.act !== "move") return {};
  const { id, pipelineId, kind } = await stageById(ctx, tx, type as StagedType, does.stageId);
  return { stage: id, pipeline: pipelineId, stage_kind: kind };
}

export interface Together {
  runId: string;
  /** How many were named, or found. */
  asked: number;
  found: RunFound;
  /** How many are left to the background; 0 where all was done at once. */
  toDo: number;
}

/**
 * Does one thing to many records of one type, named or found by a filter. Up to `atOnceMax` while the caller waits, in one
 * transaction with one event; more as a run in the background (`run-many.ts`), part by part, with the rights the caller has now.
 */
export async function changeTogether(ctx: Ctx, type: RecordType, does: RunAct, chosen: Chosen): Promise<Together> {
  return inTransaction(ctx, async (tx) => {
    const ids = await chosenIds(ctx, tx, type, permissionOf(type, does), chosen);
    await assertPossible(ctx, tx, type, does);
    const asked = new Set(chosen.ids ?? ids).size;
    const id = newRunId(ctx);
    const found = nothingFound();
    const run = { id, kind: runKindOf[does.act], recordType: type };
    if (ids.length > atOnceMax) {
      const under = { state: "running", total: ids.length, work: { does, ids }, found, importer: importerOf(ctx) };
      await recordRun(ctx, tx, { ...run, records: 0, ...under });
      await tx.enqueue("crm.runMany", { runId: id });
      // The history follows in the background, which is nobody's use: whoever asked for it has done it now, as one.
      const about = { record_type: type, records: ids.length, ...(await stageAbout(ctx, tx, type, does)) };
      await recordUse(ctx, tx, manyUse[does.act], runUse(id), about);
      return { runId: id, asked, found, toDo: ids.length };
    }
    const doing = { runId: id, at: ctx.clock.now(), note: does.act === "move" ? does.note : undefined };
    for (const step of inSteps(ids)) await doStep(ctx, tx, type, does, step, doing, found);
    if (found.changed > 0) {
      await recordRun(ctx, tx, { ...run, records: found.changed });
      await auditRun(ctx, tx, type, does, id, found.changed);
      await tellChanged(ctx, tx, type, does, id, found.changed);
    }
    return { runId: id, asked, found, toDo: 0 };
  });
}
