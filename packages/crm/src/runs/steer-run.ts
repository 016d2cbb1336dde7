import { authorized } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { RunNotUnderWay } from "../errors";
import { importerOf } from "../imports/run/importer-context";
import type { RecordType } from "../record-types";
import { sayStayedRecords } from "../records/say-stayed";
import { recordNames } from "../timeline/record-names";
import { lockRun, setRun } from "./run-many";
import { nothingBack } from "./run-undo";
import { nothingFound, type RefusedMove } from "./run-work";

export const runStates = ["running", "paused", "done", "failed", "undoing"] as const;
export type RunState = (typeof runStates)[number];

interface RunById {
  runId: string;
}

export interface RunProgress {
  runId: string;
  state: RunState;
  /** Whether it was taken back. */
  undone: boolean;
  /** How far taking it back is, and what came of it; null where nobody did. */
  undo: { total: number; done: number; restored: number; kept: number; stayed: string[] } | null;
  /** Records it is about, and how many of them have had their turn. */
  total: number;
  done: number;
  changed: number;
  /** Had their turn and were so already. */
  same: number;
  /** Had their turn and were gone by then, or no longer the actor's to change. */
  outOfReach: number;
  refused: RefusedMove[];
  refusedCount: number;
  /** Why it, or taking it back, ended before its end, in the reader's language. */
  problem: string | null;
}

async function ownRun(ctx: Ctx, tx: Tx, runId: string) {
  return authorized(ctx, tx, "crm.run.undo", await lockRun(ctx, tx, runId), (each) => each.startedBy);
}

/** How far a change of many records is, for whoever began it. */
export async function readRun(ctx: Ctx, input: RunById): Promise<RunProgress> {
  return inTransaction(ctx, async (tx) => {
    const run = await ownRun(ctx, tx, input.runId);
    // Until the first part is done nothing has been found; what ran at once kept only how many it changed.
    const found = { ...nothingFound(), changed: run.records, ...run.found };
    const type = run.recordType as RecordType;
    const names = await recordNames(
      ctx,
      tx,
      found.refused.map(({ id }) => ({ type, id })),
    );
    const done = run.total === null ? run.records : run.done;
    return {
      runId: run.id,
      state: run.state as RunState,
      undone: run.undoneAt !== null,
      undo: run.undo && (await readUndo(ctx, tx, { ...nothingBack, ...run.undo })),
      total: run.total ?? run.records,
      done,
      changed: found.changed,
      same: Math.max(0, found.reached - found.changed - found.refusedCount),
      outOfReach: run.total === null ? 0 : Math.max(0, done - found.reached),
      refused: found.refused.map((each) => ({ ...each, name: names.get(each.id) ?? each.name })),
      refusedCount: found.refusedCount,
      problem: run.problem?.code
        ? ctx.translate(ctx.actor.language, run.problem.code.replace(".", ".errors."), run.problem.params)
        : null,
    };
  });
}

async function readUndo(ctx: Ctx, tx: Tx, { total, done, restored, kept, stayed }: typeof nothingBack) {
  return { total, done, restored, kept, stayed: await sayStayedRecords(ctx, tx, stayed) };
}

/** Stops a run behind the part that is being written. What is done stays done; it goes on whenever its person says so. */
export async function pauseRun(ctx: Ctx, input: RunById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const run = await ownRun(ctx, tx, input.runId);
    if (run.state !== "running") throw new RunNotUnderWay();
    await setRun(ctx, tx, run.id, { state: "paused" });
  });
}

/** Goes on behind the last part, with the rights that whoever resumes it has now. */
export async function resumeRun(ctx: Ctx, input: RunById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const run = await ownRun(ctx, tx, input.runId);
    if (run.state !== "paused") throw new RunNotUnderWay();
    await setRun(ctx, tx, run.id, { state: "running", importer: importerOf(ctx) });
    await tx.enqueue("crm.runMany", { runId: run.id });
  });
}
