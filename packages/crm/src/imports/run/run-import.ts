import { type Ctx, DomainError, inTransaction, type JobHandler } from "@arraigo/platform";
import { ImportMapping, type PlanImport } from "../../imports-contract";
import { importIn } from "../import-for";
import { countsOf, lockImport, setImport } from "./import-state";
import { asImporter, importerOf } from "./importer-context";
import { prepareRun } from "./prepare-run";
import { runBatches } from "./run-batches";

/** After so long a run lets others have their turn and goes on behind them. Going on reads the file again, so not too soon. */
const turnMs = 300_000;

/** Marks an import as running with this mapping. The mapping is tried on the file first: what does not fit is said now. */
export async function beginRun(ctx: Ctx, input: PlanImport) {
  const mapping = ImportMapping.parse(input.mapping);
  const ready = await inTransaction(ctx, (tx) => importIn(ctx, tx, input.importId, ["ready"]));
  await prepareRun(ctx, ready, mapping);
  return inTransaction(ctx, async (tx) => {
    const held = await importIn(ctx, tx, input.importId, ["ready"]);
    const running = {
      state: "running",
      mapping,
      importer: importerOf(ctx),
      startedAt: ctx.clock.now(),
      rowsDone: 0,
      dryRun: null,
    } as const;
    await setImport(ctx, tx, held.id, running);
    return { ...held, ...running };
  });
}

/** What an import did, for whoever waited for it. */
export async function resultOf(ctx: Ctx, importId: string) {
  return inTransaction(ctx, async (tx) => {
    const held = await lockImport(ctx, tx, importId);
    if (!held) throw new Error(`import ${importId} is gone`);
    const { queues: _, sums: __, ...counts } = countsOf(held);
    return { importId, state: held.state, ...counts, accountsCreated: held.accountsCreated ?? 0 };
  });
}

/** Runs a whole import while the caller waits. Inside a transaction it is wholly there or wholly not. */
export async function runImportNow(ctx: Ctx, input: PlanImport) {
  const held = await beginRun(ctx, input);
  await runBatches(ctx, held, held.mapping);
  return resultOf(ctx, input.importId);
}

/**
 * The background's part: writes an import's rows from where it stands. Whatever interrupts it, the queue sends it again and it goes
 * on behind the last whole batch. What can never work (a damaged file) is written down as the import's problem instead.
 */
export const runImport: JobHandler = async (ctx, data) => {
  const importId = String(data.importId);
  const held = await inTransaction(ctx, (tx) => lockImport(ctx, tx, importId));
  if (held?.state !== "running" || !held.mapping) return;
  const own = asImporter(ctx, held.importer);
  try {
    await runBatches(own, held, held.mapping, turnMs);
  } catch (error) {
    const hopeless = error instanceof DomainError;
    await inTransaction(ctx, (tx) =>
      setImport(
        ctx,
        tx,
        importId,
        hopeless ? { state: "failed", problem: error.code } : { problem: "crm.Interrupted" },
      ),
    );
    if (!hopeless) throw error;
  }
};
