import { authorized } from "@arraigo/directory";
import { type Ctx, DomainError, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { RunAlreadyUndone, RunTooOld } from "../errors";
import { assertStillHere } from "../handover/handed";
import { asImporter, importerOf, within } from "../imports/run/importer-context";
import { atOnceMax } from "../lists-contract";
import { recordUse, retractUse } from "../records/record-use";
import { sayStayedRecords } from "../records/say-stayed";
import { recordEvents } from "../timeline/tables";
import { runUndoneUse, runUse } from "../timeline/use-ids";
import { backSince } from "./left-open";
import { lockRun, partRecords, setRun } from "./run-many";
import type { RunUndo } from "./run-undo";
import { runMoves, type runs } from "./tables";
import { handedBy, historyOf, takePartBack } from "./undo-part";

type Run = typeof runs.$inferSelect;

/** So long a run can be taken back: as long as a merge, and as what was removed is there at least. */
export const undoDaysMax = 90;
const dayMs = 86_400_000;

/** After so long an undo lets others have their turn and goes on behind them. */
const turnMs = 120_000;

export interface RunUndone {
  /** Records, tasks and requests that are as they were, wholly or in part. */
  restored: number;
  /** Those of which something stays. */
  kept: number;
  /** What stays and why, the first twenty, in the reader's language. */
  stayed: string[];
  /** How many are left to the background; 0 where all was taken back at once. `crm.runs.get` says how far it is. */
  toDo: number;
}

/**
 * Takes a change of many records of one's own back, record by record and field by field: what somebody changed since, or cannot be
 * as it was, stays as it is and is said. Up to `atOnceMax` in one transaction while the caller waits, more in the background, part
 * by part, each wholly or not at all. Asked again, one that was interrupted goes on; and what was merged or gone then, and is itself
 * again, can be taken back afterwards. Throws after ninety days, when nothing is left to take back, and for a handover whose person
 * no longer works here.
 */
export async function undoRun(ctx: Ctx, input: { runId: string }): Promise<RunUndone> {
  return inTransaction(ctx, async (tx) => {
    const found = await lockRun(ctx, tx, input.runId);
    const run = await authorized(ctx, tx, "crm.run.undo", found, (each) => each.startedBy);
    const goesOn = run.state === "undoing" && run.undo !== null;
    const undo = goesOn ? (run.undo as RunUndo) : await begin(ctx, tx, run);
    if (undo.total <= atOnceMax && !goesOn) return said(ctx, tx, await takeBackAtOnce(ctx, tx, run, undo), 0);
    await setRun(ctx, tx, run.id, { ...over, state: "undoing", undo, importer: importerOf(ctx), problem: null });
    if (!goesOn) {
      await recordUse(ctx, tx, "run_undone", runUndoneUse(run.id, undo.begunAt));
      await uncount(ctx, tx, run);
    }
    await tx.enqueue("crm.undoRun", { runId: run.id });
    return said(ctx, tx, undo, undo.total - undo.done);
  });
}

/** A run in the background that is taken back does not go on: what it has not come to stays as it is. */
const over = { work: null, importer: null };

async function begin(ctx: Ctx, tx: Tx, run: Run): Promise<RunUndo> {
  const now = ctx.clock.now();
  if (now.getTime() - run.createdAt.getTime() > undoDaysMax * dayMs) throw new RunTooOld({ daysMax: undoDaysMax });
  const only = run.undoneAt ? [...(await backSince(ctx, tx, run.id, run))] : null;
  const events = await countOf(tx, recordEvents, historyOf(ctx, run.id, only));
  if (only && events === 0) throw new RunAlreadyUndone();
  if (run.kind === "handover") await assertStillHere(ctx, tx, run.id);
  // What was handed on without a history of its own went back the first time.
  const handed = only ? 0 : await countOf(tx, runMoves, handedBy(ctx, run.id));
  const progress = { done: 0, restored: 0, kept: 0, stayed: [] };
  return {
    begunAt: now.toISOString(),
    phase: only ? "history" : "handed",
    before: null,
    only,
    total: events + handed,
    ...progress,
  };
}

async function countOf(tx: Tx, table: typeof recordEvents | typeof runMoves, where: ReturnType<typeof handedBy>) {
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(table).where(where);
  return row?.count ?? 0;
}

async function takeBackAtOnce(ctx: Ctx, tx: Tx, run: Run, begun: RunUndo): Promise<RunUndo> {
  let undo = begun;
  while (undo.phase !== "over") undo = await takePartBack(ctx, tx, run, undo, atOnceMax);
  await finish(ctx, ctx, tx, run, undo);
  await uncount(ctx, tx, run);
  return undo;
}

/** `by` is whoever took it back; `ctx` whoever works on it. */
function finish(ctx: Ctx, by: Ctx, tx: Tx, run: Run, undo: RunUndo): Promise<void> {
  const undone = { undoneAt: ctx.clock.now(), undoneBy: by.actor.personId };
  return setRun(ctx, tx, run.id, { ...over, ...undone, state: "done", undo, problem: null });
}

/** Taken back, it counts as no use any more. */
const uncount = (ctx: Ctx, tx: Tx, run: Run) =>
  retractUse(ctx, tx, runUse(run.id), { personId: run.startedBy, since: run.createdAt });

async function said(ctx: Ctx, tx: Tx, { restored, kept, stayed }: RunUndo, toDo: number): Promise<RunUndone> {
  return { restored, kept, stayed: await sayStayedRecords(ctx, tx, stayed), toDo };
}

/**
 * The background's part of it: part by part, with how far it is. Whatever interrupts it, the queue sends it again and it goes on
 * behind the last whole part. What the rules do not allow is said with the run, and asking again goes on there.
 */
export const undoRunJob: JobHandler = async (ctx, data) => {
  const runId = String(data.runId);
  const began = performance.now();
  try {
    while (await nextPart(ctx, runId, () => performance.now() - began > turnMs));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const problem = { code: error.code, params: { ...error.params } };
    await inTransaction(ctx, (tx) => setRun(ctx, tx, runId, { problem }));
  }
};

/** Whether there is more to do in this turn. */
function nextPart(ctx: Ctx, runId: string, overdue: () => boolean): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const run = await lockRun(ctx, tx, runId);
    if (run?.state !== "undoing" || !run.undo) return false;
    const own = within(asImporter(ctx, run.importer), tx);
    const undo = await takePartBack(own, tx, run, run.undo, partRecords);
    if (undo.phase === "over") {
      await finish(ctx, own, tx, run, undo);
      return false;
    }
    await setRun(ctx, tx, runId, { undo, problem: null });
    if (!overdue()) return true;
    await tx.enqueue("crm.undoRun", { runId });
    return false;
  });
}
