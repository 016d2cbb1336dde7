import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ImportMapping } from "../../imports-contract";
import type { Importable } from "../importable";
import { finishImport } from "./finish-import";
import { ahead, type ImportBatch, importBatches } from "./import-batches";
import type { Held } from "./import-state";
import { within } from "./importer-context";
import { prepareRun } from "./prepare-run";
import { type Outcome, writePlanned } from "./write-planned";

/** So many records are written in one transaction: what a crash can cost, and what a pause waits for. */
const recordsPerBatch = 4_000;

/** Plans each batch in a transaction of its own: while the database writes one, the next is looked up and decided. */
async function* planned(ctx: Ctx, { plan: planBatch }: Importable, batches: AsyncGenerator<ImportBatch>) {
  for await (const batch of batches) {
    const plan = await inTransaction(ctx, (tx) => planBatch(within(ctx, tx), tx, batch));
    yield { ...batch, plan };
  }
}

/**
 * Writes an import's rows from where it stands, batch by batch. A batch is one transaction that also says how far the import is: it
 * is wholly there or wholly not, and whoever goes on after a crash starts behind it. Batches that only make people are written two
 * at a time and kept in order. Stops where somebody paused or undid the import meanwhile, or another worker is ahead; after `msMax`
 * it asks to be called again, so that others have a turn.
 */
export async function runBatches(
  ctx: Ctx,
  held: Held,
  mapping: ImportMapping,
  msMax = Number.POSITIVE_INFINITY,
): Promise<"done" | "stopped" | "later"> {
  const began = performance.now();
  const isLast = () => performance.now() - began >= msMax;
  const prepared = await prepareRun(ctx, held, mapping);
  let { rowsDone } = held;
  const batches = planned(ctx, prepared, ahead(importBatches(prepared, recordsPerBatch, rowsDone)));
  const source = prepared.isInTurn || ctx.tx ? batches : ahead(batches);
  let writing: Promise<Outcome> | undefined;
  try {
    for await (const batch of source) {
      const alone = !ctx.tx && prepared.standsAlone(batch.plan);
      const before = writing;
      const earlier = before && !alone ? await before : "next";
      if (earlier !== "next") return earlier;
      const work = { plan: batch.plan, rowsBefore: rowsDone, rowsDone: batch.rowsDone };
      writing = writePlanned(ctx, prepared, work, alone ? before : undefined, isLast);
      // It is awaited below; until then, its failure is nobody's yet.
      writing.catch(() => undefined);
      const outcome = (await (alone ? before : writing)) ?? "next";
      if (outcome !== "next") return outcome;
      if (!alone) writing = undefined;
      rowsDone = batch.rowsDone;
    }
    const outcome = (await writing) ?? "next";
    return outcome === "next" ? await finishImport(ctx, held.id, rowsDone) : outcome;
  } finally {
    await writing?.catch(() => undefined);
  }
}
