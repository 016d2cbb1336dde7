import type { Ctx } from "@arraigo/platform";
import type { MoveRecords } from "../contract";
import { changeTogether } from "../runs/change-together";
import type { RefusedMove } from "../runs/run-work";

export interface ManyMoved {
  moved: number;
  /** Takes the move back as one (`crm.runs.undo`), where anything moved or is about to. */
  runId: string | null;
  /** The first `refusedMax` that stay, each with why. */
  refused: RefusedMove[];
  refusedCount: number;
  /** Stood in that stage already. */
  same: number;
  /** Chosen and left alone: gone, or not the actor's to move. */
  outOfReach: number;
  /** Records the background still deals with, where they are more than `atOnceMax`: `crm.runs.get` says how far it is. */
  toDo: number;
}

/**
 * Moves many records to one stage, named or found by a filter: those whose gate is met go, the others stay and are named with what
 * each misses. What is out of the actor's reach is left alone and counted. Up to a thousand in one transaction with one event, up to
 * ten thousand as a run in the background, or `TooManyRecords`.
 */
export async function moveRecords(ctx: Ctx, input: MoveRecords): Promise<ManyMoved> {
  const { type, stageId, note, ...chosen } = input;
  const { runId, asked, toDo, found } = await changeTogether(ctx, type, { act: "move", stageId, note }, chosen);
  return {
    moved: found.changed,
    runId: found.changed > 0 || toDo > 0 ? runId : null,
    refused: found.refused,
    refusedCount: found.refusedCount,
    same: found.reached - found.changed - found.refusedCount,
    outOfReach: toDo > 0 ? 0 : asked - found.reached,
    toDo,
  };
}
