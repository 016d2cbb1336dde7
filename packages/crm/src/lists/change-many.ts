import type { Ctx } from "@arraigo/platform";
import type { BulkReassign, BulkRemove, BulkUpdate, Chosen } from "../lists-contract";
import type { RecordType } from "../record-types";
import { changeTogether } from "../runs/change-together";
import type { RunAct } from "../runs/run-work";

/** What a change of many records did. `runId` takes it back as one (`crm.runs.undo`), where anything changed. */
export interface BulkAnswer {
  runId: string;
  changed: number;
  /** Within reach and left as they were, because they were so already. */
  same: number;
  /** Chosen and left alone: gone, or not the actor's to change. */
  outOfReach: number;
  /** Records the background still deals with, where they are more than `atOnceMax`: `crm.runs.get` says how far it is. */
  toDo: number;
}

/** Gives fields the same value in many records: as one run, each record with a line of its history; up to a thousand all or none. */
export async function bulkUpdate(ctx: Ctx, type: RecordType, input: BulkUpdate): Promise<BulkAnswer> {
  const { custom, ...values } = input.values;
  return asOneRun(ctx, type, { act: "edit", values, custom }, input);
}

/** Gives many records another owner, or none. */
export async function bulkReassign(ctx: Ctx, type: RecordType, input: BulkReassign): Promise<BulkAnswer> {
  return asOneRun(ctx, type, { act: "reassign", ownerId: input.ownerId }, input);
}

/** Takes many records out of every list. Their history stays, and undoing the run brings them back. */
export async function bulkRemove(ctx: Ctx, type: RecordType, input: BulkRemove): Promise<BulkAnswer> {
  return asOneRun(ctx, type, { act: "remove" }, input);
}

async function asOneRun(ctx: Ctx, type: RecordType, does: RunAct, { ids, filter }: Chosen): Promise<BulkAnswer> {
  const { runId, asked, toDo, found } = await changeTogether(ctx, type, does, { ids, filter });
  const { changed, reached } = found;
  return { runId, changed, same: reached - changed, outOfReach: toDo > 0 ? 0 : asked - reached, toDo };
}
