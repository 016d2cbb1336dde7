import type { Ctx, Tx } from "@arraigo/platform";
import { findMissing } from "../../pipeline/find-missing";
import { isMet, type Missing } from "../../pipeline/gate";
import type { Stage } from "../../pipeline/list-stages";
import { overridable } from "../../pipeline/overrider";
import { isStaged } from "../../record-types";
import type { StagedRow } from "../../records/record-table";
import type { ImportRow } from "../rows/import-row";
import type { ImportRun } from "./import-run";
import { type PlannedUpdate, withChanges } from "./planned-update";

/** Says of a row what the gate of the stage it names misses. */
export function noteGate(
  row: ImportRow,
  problem: "gateOverridden" | "gateRefused",
  stage: Stage,
  { fields, activities, approval }: Missing,
  mayOverride = false,
): void {
  const missing = [...fields, ...activities.map(({ kind }) => `activity.${kind}`), ...(approval ? ["approval"] : [])];
  const params = { stage: stage.name, fields: missing.join(","), ...(mayOverride ? { overridable: 1 } : {}) };
  row.notices.push({ problem, params });
}

/**
 * Asks the gate about records that are here already and that rows take to another stage: a file is no way round it. What it refuses
 * stays where it stands and is a finding of its row, the rest of which comes in; save where whoever imports may override the record's
 * gate and gave a reason. Returns how many rows change nothing else.
 */
export async function settleMoves(ctx: Ctx, tx: Tx, run: ImportRun, updates: Iterable<PlannedUpdate>): Promise<number> {
  const { type, pipelines, mapping } = run;
  if (!isStaged(type)) return 0;
  const stages = new Map(pipelines.flatMap((each) => each.stages).map((stage) => [stage.id, stage]));
  const moving = [...updates].flatMap((update) => {
    const { record, changed, landing } = update;
    const to = landing.stage;
    if (!to || to.id === record.stageId) return [];
    const row = withChanges(record, changed) as StagedRow;
    return [{ update, row, from: stages.get(row.stageId) ?? null, to, changes: changed.changes }];
  });
  const missing = await findMissing(ctx, tx, type, pipelines, moving);
  const unmet = moving.flatMap((each, index) => {
    const found = missing[index];
    return found && !isMet(found) ? [{ ...each, missing: found }] : [];
  });
  const mine = await overridable(
    ctx,
    tx,
    unmet.map(({ row }) => row),
  );
  let stopped = 0;
  for (const { update, to, missing: found } of unmet) {
    const { row, record, changed, landing } = update;
    const may = mine.has(record.id);
    if (may && mapping.overrideReason) {
      noteGate(row, "gateOverridden", to, found);
      continue;
    }
    noteGate(row, "gateRefused", to, found, may);
    update.landing = { ...landing, stage: undefined };
    if (changed.changes.length === 0 && landing.ownerId === undefined) stopped++;
  }
  return stopped;
}
