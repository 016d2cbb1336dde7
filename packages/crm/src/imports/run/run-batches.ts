import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ImportMapping } from "../../imports-contract";
import type { ImportRun } from "../plan/import-run";
import { planBatch } from "../plan/plan-batch";
import { addCounts } from "./add-counts";
import { finishImport } from "./finish-import";
import { ahead, type ImportBatch, importBatches } from "./import-batches";
import { countsOf, type Held, lockImport, writeProgress } from "./import-state";
import { within } from "./importer-context";
import { madeQueues } from "./make-missing";
import { prepareRun } from "./prepare-run";
import { writeBatch } from "./write-batch";

/** So many records are written in one transaction: what a crash can cost, and what a pause waits for. */
const recordsPerBatch = 4_000;

/** Plans each batch in a transaction of its own: while the database writes one, the next is looked up and decided. */
async function* planned(ctx: Ctx, run: ImportRun, batches: AsyncGenerator<ImportBatch>) {
  for await (const batch of batches) {
    const plan = await inTransaction(ctx, (tx) => planBatch(within(ctx, tx), tx, run, batch.groups));
    yield { ...batch, plan };
  }
}

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
  const batches = planned(ctx, run, ahead(importBatches(prepared, recordsPerBatch, rowsDone)));
  // Companies may be named as parents before their own row comes up: each batch has to see what the one before wrote.
  const source = run.type === "account" || ctx.tx ? batches : ahead(batches);
  for await (const batch of source) {
    const outcome = await inTransaction(ctx, async (tx) => {
      const own = within(ctx, tx);
      const now = await lockImport(own, tx, held.id);
      if (now?.state !== "running" || now.rowsDone !== rowsDone) return "stopped" as const;
      await writeBatch(own, tx, run, batch.plan);
      const counts = countsOf(now);
      addCounts(counts, batch.plan);
      counts.queues = [...(counts.queues ?? []), ...madeQueues(batch.plan.missing)];
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
