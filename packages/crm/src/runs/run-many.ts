import { ofTenant } from "@arraigo/db";
import { type Ctx, DomainError, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { asImporter, within } from "../imports/run/importer-context";
import type { RecordType } from "../record-types";
import { countingUses } from "../timeline/acts";
import { auditRun, doStep, tellChanged } from "./do-step";
import { nothingFound } from "./run-work";
import { runs } from "./tables";

/** Records a transaction changes: nobody who opens one of them waits for long, and pausing is heard within a second or so. */
export const partRecords = 500;

type Run = typeof runs.$inferSelect;

const ofRun = (ctx: Ctx, id: string) => and(ofTenant(runs.organisationId, ctx.organisationId), eq(runs.id, id));

/** The run, held until the transaction ends: whoever pauses it, whoever takes it back and whoever works on it take turns. */
export async function lockRun(ctx: Ctx, tx: Tx, id: string): Promise<Run | undefined> {
  const [run] = await tx.select().from(runs).where(ofRun(ctx, id)).for("update");
  return run;
}

export async function setRun(ctx: Ctx, tx: Tx, id: string, values: Partial<typeof runs.$inferInsert>): Promise<void> {
  await tx.update(runs).set(values).where(ofRun(ctx, id));
}

/**
 * The background's part of changing many records: part by part, each wholly or not at all, with how far the run is. Whatever
 * interrupts it, the queue sends it again and it goes on behind the last whole part. What the process does not allow ends it there.
 */
export const runMany: JobHandler = async (ctx, data) => {
  const runId = String(data.runId);
  try {
    while (await nextPart(ctx, runId));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const problem = { code: error.code, params: { ...error.params } };
    await inTransaction(ctx, (tx) => setRun(ctx, tx, runId, { state: "failed", problem, work: null, importer: null }));
  }
};

/** Whether there is more to do. */
function nextPart(ctx: Ctx, runId: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const run = await lockRun(ctx, tx, runId);
    if (run?.state !== "running" || !run.work) return false;
    const own = within(asImporter(ctx, run.importer), tx);
    const type = run.recordType as RecordType;
    const { does, ids } = run.work;
    const part = ids.slice(run.done, run.done + partRecords);
    const found = run.found ?? nothingFound();
    const before = found.changed;
    const doing = { runId, at: ctx.clock.now(), note: does.act === "move" ? does.note : undefined };
    // The whole run is one use of whoever began it, whenever its parts are written.
    await countingUses(own, tx, async () => {
      await doStep(own, tx, type, does, part, doing, found);
      return { ok: true };
    });
    if (found.changed > before) await tellChanged(own, tx, type, does, runId, found.changed - before);
    const done = run.done + part.length;
    const over = done >= ids.length;
    if (over && found.changed > 0) await auditRun(own, tx, type, does, runId, found.changed);
    await setRun(ctx, tx, runId, {
      done,
      // Names are read when somebody asks: what is forgotten is forgotten here too.
      found: { ...found, refused: found.refused.map((each) => ({ ...each, name: "" })) },
      records: found.changed,
      ...(over ? { state: "done", work: null, importer: null } : {}),
    });
    return !over;
  });
}
