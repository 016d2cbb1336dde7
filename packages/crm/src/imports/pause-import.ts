import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ImportById } from "../imports-contract";
import { importIn } from "./import-for";
import { closeImport } from "./run/finish-import";
import { setImport } from "./run/import-state";
import { importerOf } from "./run/importer-context";
import { resultOf } from "./run/run-import";

/** Stops an import behind the batch that is being written. What is in stays in; it goes on whenever somebody says so. */
export async function pauseImport(ctx: Ctx, input: ImportById) {
  return inTransaction(ctx, async (tx) => {
    const held = await importIn(ctx, tx, input.importId, ["running"]);
    await setImport(ctx, tx, held.id, { state: "paused", pausedAt: ctx.clock.now() });
    return resultOf({ ...ctx, tx }, held.id);
  });
}

/**
 * Goes on behind the last whole batch: after a pause, a failure, or an interruption nobody noticed. What it may do from there is what
 * whoever resumes it may: rights that were taken away since do not come back, nor do those of somebody who left.
 */
export async function resumeImport(ctx: Ctx, input: ImportById) {
  return inTransaction(ctx, async (tx) => {
    const held = await importIn(ctx, tx, input.importId, ["paused", "failed", "running"]);
    await setImport(ctx, tx, held.id, {
      state: "running",
      importer: importerOf(ctx),
      pausedAt: null,
      problem: null,
    });
    await tx.enqueue("crm.runImport", { importId: held.id });
    return resultOf({ ...ctx, tx }, held.id);
  });
}

/** Ends an import where it stands: what is in stays in, the rest of the file is let go. Undoing takes back what came in. */
export async function stopImport(ctx: Ctx, input: ImportById) {
  return inTransaction(ctx, async (tx) => {
    const held = await importIn(ctx, tx, input.importId, ["running", "paused", "failed"]);
    await closeImport({ ...ctx, tx }, tx, held);
    return resultOf({ ...ctx, tx }, held.id);
  });
}
