import { recordAudit } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import type { MoveRecords } from "../contract";
import { chosenIds, inSteps } from "../lists/choose-records";
import type { StagedType } from "../record-types";
import { recordName } from "../records/record-keys";
import type { StagedRow } from "../records/record-table";
import { newRunId, recordRun } from "../runs/run";
import { missingWords } from "./assert-gate";
import { lockMovable, movePermission } from "./assert-movable";
import { type EnterDoing, enterRows } from "./enter-stages";
import { findMissing } from "./find-missing";
import { isMet, type Missing } from "./gate";
import { type Pipeline, pipelinesOf, type Stage, stageById } from "./list-stages";

/** So many of those that stay are named; further ones are counted. */
export const refusedMax = 200;

/** A record that stays where it was: its gate misses something, or it is a lead that became something else. */
export interface RefusedMove {
  id: string;
  name: string;
  reason: "gate" | "converted";
  /** What is missing, as one half-sentence in the reader's language. Empty for a converted lead. */
  missing: string;
}

export interface ManyMoved {
  moved: number;
  /** Takes the move back as one (`crm.runs.undo`), where anything moved. */
  runId: string | null;
  /** The first `refusedMax` that stay, each with why. */
  refused: RefusedMove[];
  refusedCount: number;
  /** Chosen and left alone: gone, or not the actor's to move. */
  outOfReach: number;
}

/**
 * Moves many records to one stage, named or found by a filter: those whose gate is met go, the others stay and are named with what
 * each misses. What is out of the actor's reach is left alone and counted. One transaction, one run and one event; up to ten
 * thousand, or `TooManyRecords`.
 */
export async function moveRecords(ctx: Ctx, input: MoveRecords): Promise<ManyMoved> {
  return inTransaction(ctx, async (tx) => {
    const { type } = input;
    const to = await stageById(ctx, tx, type, input.stageId);
    const pipelines = await pipelinesOf(ctx, tx, type);
    const ids = await chosenIds(ctx, tx, type, movePermission, input);
    const now = ctx.clock.now();
    const doing: EnterDoing = { runId: newRunId(ctx), at: now, note: input.note };
    const refused = refusals(ctx, tx, type);
    let [moved, reached] = [0, 0];
    for (const step of inSteps(ids)) {
      const rows = (await lockMovable(ctx, tx, type, step)) as StagedRow[];
      reached += rows.length;
      const free = await sift(ctx, tx, type, pipelines, rows, to, refused);
      const asked = free.map((row) => ({ id: row.id, stageId: to.id }));
      moved += (await enterRows(ctx, tx, type, pipelines, free, asked, doing)).length;
    }
    if (moved > 0) await publish(ctx, tx, type, to, moved, doing);
    return {
      moved,
      runId: moved > 0 ? (doing.runId ?? null) : null,
      refused: refused.named,
      refusedCount: refused.count,
      outOfReach: new Set(input.ids ?? ids).size - reached,
    };
  });
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
  named: RefusedMove[];
  count: number;
  add: (row: StagedRow, missing?: Missing) => Promise<void>;
}

/** Collects those that stay. Many lack the same, so what is missing is put into words once. */
function refusals(ctx: Ctx, tx: Tx, type: StagedType): Refusals {
  const words = new Map<string, string>();
  const inWords = async ({ fields, activities, approval }: Missing) => {
    const key = JSON.stringify([fields, activities, approval]);
    const said = words.get(key) ?? (await missingWords(ctx, tx, type, { fields, activities, approval }));
    words.set(key, said);
    return said;
  };
  const collected: Refusals = {
    named: [],
    count: 0,
    async add(row, missing) {
      collected.count += 1;
      if (collected.named.length === refusedMax) return;
      const stays = { id: row.id, name: recordName(type, row) };
      collected.named.push(
        missing
          ? { ...stays, reason: "gate", missing: await inWords(missing) }
          : { ...stays, reason: "converted", missing: "" },
      );
    },
  };
  return collected;
}

async function publish(ctx: Ctx, tx: Tx, type: StagedType, to: Stage, records: number, doing: EnterDoing) {
  const id = doing.runId ?? "";
  await recordRun(ctx, tx, { id, kind: "edit", recordType: type, records });
  await recordAudit(ctx, tx, {
    action: "crm.records_changed",
    subjectType: type,
    subjectId: id,
    facts: { records },
  });
  await emit(tx, crmEvents.recordsMoved, {
    recordType: type,
    records,
    movedBy: ctx.actor.personId,
    toStageId: to.id,
    toKind: to.kind,
    occurredAt: ctx.clock.now().toISOString(),
  });
}
