import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ImportMapping } from "../../imports-contract";
import { planBatch } from "../plan/plan-batch";
import { addCounts } from "./add-counts";
import { finishImport } from "./finish-import";
import { ahead, importBatches } from "./import-batches";
import { countsOf, type Held, lockImport, writeProgress } from "./import-state";
import { within } from "./importer-context";
import { makeMissing } from "./make-missing";
import { prepareRun } from "./prepare-run";
import { writeBatch } from "./write-batch";

/** So many records are written in one transaction: what a crash can cost, and what a pause waits for. */
const recordsPerBatch = 4_000;

/**
 * Writes an import's rows from where it stands, batch by batch. A batch is one transaction that also says how far the import is: it
 * is wholly there or wholly not, and whoever goes on after a crash starts behind it. Stops where somebody paused or undid the
 * import meanwhile, or another worker is ahead; after `msMax` it asks to be called again, so that others have a turn.
 */
export async function runBatches(
  ctx: Ctx,
  held: Held,
  mapping: ImportMapping,
  msMax = Number.POSITIVE_INFINITY,
): Promise<"done" | "stopped" | "later"> {
  const began = performance.now();
  const prepared = await prepareRun(ctx, held, mapping);
  const { run } = prepared;
  let { rowsDone } = held;
  for await (const batch of ahead(importBatches(prepared, recordsPerBatch, rowsDone))) {
    const outcome = await inTransaction(ctx, async (tx) => {
      const own = within(ctx, tx);
      const now = await lockImport(own, tx, held.id);
      if (now?.state !== "running" || now.rowsDone !== rowsDone) return "stopped" as const;
      const plan = await planBatch(own, tx, run, batch.groups, (missing) => makeMissing(own, tx, run, missing));
      await writeBatch(own, tx, run, plan);
      const counts = countsOf(now);
      addCounts(counts, plan);
      await writeProgress(own, tx, held.id, batch.rowsDone, counts);
      if (performance.now() - began < msMax) return "next" as const;
      await tx.enqueue("crm.runImport", { importId: held.id });
      return "later" as const;
    });
    if (outcome !== "next") return outcome;
    rowsDone = batch.rowsDone;
  }
  return finishImport(ctx, held.id, rowsDone);
}
