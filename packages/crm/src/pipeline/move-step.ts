import type { Ctx, Tx } from "@arraigo/platform";
import type { StagedType } from "../record-types";
import { recordName } from "../records/record-keys";
import type { StagedRow } from "../records/record-table";
import type { RunDoing, RunFound } from "../runs/run-work";
import { missingWords } from "./assert-gate";
import { lockMovable } from "./assert-movable";
import { enterRows } from "./enter-stages";
import { findMissing } from "./find-missing";
import { isMet, type Missing } from "./gate";
import { holdProcess } from "./hold-process";
import { type Pipeline, type Stage, stageById } from "./list-stages";

/** So many of those that stay are named; further ones are counted. */
export const refusedMax = 200;

/** Moves a part of many records to one stage: those whose gate is met go, the others are added to what was found. */
export async function moveStep(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  ids: readonly string[],
  stageId: string,
  doing: RunDoing,
  found: RunFound,
): Promise<void> {
  const pipelines = await holdProcess(ctx, tx, type);
  const to = await stageById(ctx, tx, type, stageId);
  const rows = (await lockMovable(ctx, tx, type, ids)) as StagedRow[];
  found.reached += rows.length;
  const free = await sift(ctx, tx, type, pipelines, rows, to, refusals(ctx, tx, type, found));
  const asked = free.map((row) => ({ id: row.id, stageId: to.id }));
  found.changed += (await enterRows(ctx, tx, type, pipelines, free, asked, doing)).length;
}

/** Of locked rows, those that may go; the others are refused. What stands there already is neither. */
async function sift(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  pipelines: readonly Pipeline[],
  rows: readonly StagedRow[],
  to: Stage,
  refused: Refusals,
): Promise<StagedRow[]> {
  const stages = new Map(pipelines.flatMap((each) => each.stages).map((stage) => [stage.id, stage]));
  const moving: StagedRow[] = [];
  for (const row of rows) {
    if (row.stageId === to.id) continue;
    if (row.convertedAt) await refused.add(row);
    else moving.push(row);
  }
  const entrants = moving.map((row) => ({ row, from: stages.get(row.stageId) ?? null, to }));
  const missing = await findMissing(ctx, tx, type, pipelines, entrants);
  const free: StagedRow[] = [];
  for (const [index, row] of moving.entries()) {
    const found = missing[index];
    if (!found || isMet(found)) free.push(row);
    else await refused.add(row, found);
  }
  return free;
}

interface Refusals {
  add: (row: StagedRow, missing?: Missing) => Promise<void>;
}

/** Collects those that stay. Many lack the same, so what is missing is put into words once. */
function refusals(ctx: Ctx, tx: Tx, type: StagedType, found: RunFound): Refusals {
  const words = new Map<string, string>();
  const inWords = async ({ fields, activities, approval }: Missing) => {
    const key = JSON.stringify([fields, activities, approval]);
    const said = words.get(key) ?? (await missingWords(ctx, tx, type, { fields, activities, approval }));
    words.set(key, said);
    return said;
  };
  return {
    async add(row, missing) {
      found.refusedCount += 1;
      if (found.refused.length === refusedMax) return;
      const stays = { id: row.id, name: recordName(type, row) };
      found.refused.push(
        missing
          ? { ...stays, reason: "gate", missing: await inWords(missing) }
          : { ...stays, reason: "converted", missing: "" },
      );
    },
  };
}
