import { ofTenant } from "@arraigo/db";
import { authorized } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, desc, eq } from "drizzle-orm";
import { RunAlreadyUndone, RunTooOld } from "../errors";
import { assertStillHere, giveBackHanded } from "../handover/handed";
import type { RecordType } from "../record-types";
import { retractUse } from "../records/record-use";
import { sayStayed } from "../records/say-stayed";
import type { Stayed } from "../records/stayed";
import { recordEvents } from "../timeline/tables";
import { runUse } from "../timeline/use-ids";
import { backSince, namedMerged } from "./left-open";
import { restoreRun } from "./restore-run";
import { runs } from "./tables";
import { unmoveRun } from "./unmove-run";

/** So long a run can be taken back: as long as a merge, and as what was removed is there at least. */
export const undoDaysMax = 90;
const dayMs = 86_400_000;
/** A run in the background that is taken back does not go on: what it has not come to stays as it is. */
const over = { state: "done", work: null, importer: null };

/** What taking a run back is, in the history and as use. */
const taking = { source: "undo", as: "run_undone" } as const;
const nothingGiven = { restored: 0, kept: 0 };

export interface RunUndone {
  /** Records, tasks and requests that are as they were, wholly or in part. */
  restored: number;
  /** Those of which something stays. */
  kept: number;
  /** What stays and why, the first twenty, in the reader's language. */
  stayed: string[];
}

/**
 * Takes a change of many records of one's own back, record by record and field by field, in one transaction: what somebody changed
 * since, or cannot be as it was, stays as it is and is said. What was merged or gone then, and is itself again, can be taken back
 * afterwards by asking again. Throws after ninety days, when nothing is left to take back, and for a handover whose person no
 * longer works here.
 */
export async function undoRun(ctx: Ctx, input: { runId: string }): Promise<RunUndone> {
  return inTransaction(ctx, async (tx) => {
    const ofRun = and(ofTenant(runs.organisationId, ctx.organisationId), eq(runs.id, input.runId));
    const [found] = await tx.select().from(runs).where(ofRun).for("update");
    const run = await authorized(ctx, tx, "crm.run.undo", found, (each) => each.startedBy);
    if (ctx.clock.now().getTime() - run.createdAt.getTime() > undoDaysMax * dayMs)
      throw new RunTooOld({ daysMax: undoDaysMax });
    const events = await openEvents(ctx, tx, run);
    if (run.undoneAt && events.length === 0) throw new RunAlreadyUndone();
    if (run.kind === "handover") await assertStillHere(ctx, tx, run.id, events);
    const given = run.undoneAt ? nothingGiven : await giveBackHanded(ctx, tx, run.id, taking);
    const moved = await unmoveRun(ctx, tx, events, taking);
    const restored = new Set(moved.done);
    const stayed: Stayed[] = [...moved.stayed];
    for (const type of new Set(events.map(({ subjectType }) => subjectType as RecordType))) {
      const mine = events.filter(({ subjectType }) => subjectType === type);
      const back = await restoreRun(ctx, tx, type, run, mine, taking);
      for (const id of back.done) restored.add(id);
      stayed.push(...back.stayed);
    }
    await tx
      .update(runs)
      .set({ undoneAt: ctx.clock.now(), undoneBy: ctx.actor.personId, ...over })
      .where(ofRun);
    await retractUse(ctx, tx, runUse(run.id), { personId: run.startedBy, since: run.createdAt });
    return {
      restored: restored.size + given.restored,
      kept: new Set(stayed.map(({ id }) => id)).size + given.kept,
      stayed: await sayStayed(ctx, tx, await namedMerged(ctx, tx, stayed)),
    };
  });
}

/** What of the run's history can go back now: all of it, or later only what the first time was away. */
async function openEvents(ctx: Ctx, tx: Tx, { id, undoneAt }: Pick<typeof runs.$inferSelect, "id" | "undoneAt">) {
  const events = await eventsOf(ctx, tx, id);
  if (!undoneAt) return events;
  const back = await backSince(ctx, tx, id, undoneAt);
  // What is here again is not brought back; if somebody removed it since, that is their choice.
  return events.filter(({ subjectId, kind }) => back.has(subjectId) && kind !== "removed");
}

/** The run's history, newest first. */
function eventsOf(ctx: Ctx, tx: Tx, runId: string) {
  return tx
    .select()
    .from(recordEvents)
    .where(and(ofTenant(recordEvents.organisationId, ctx.organisationId), eq(recordEvents.runId, runId)))
    .orderBy(desc(recordEvents.id));
}
