import { type Ctx, inTransaction } from "@arraigo/platform";
import { importRowsAtOnceMax, type PlanImport } from "../imports-contract";
import { importFor } from "./import-for";
import { beginRun, resultOf, runImportNow } from "./run/run-import";

/**
 * Does what the dry run said. A short file is done when this answers, wholly or not at all; a long one goes on in the background,
 * batch by batch, and `imports.get` says how far it is.
 */
export async function commitImport(ctx: Ctx, input: PlanImport) {
  const held = await inTransaction(ctx, (tx) => importFor(ctx, tx, input.importId));
  if ((held.rowsTotal ?? 0) <= importRowsAtOnceMax)
    return inTransaction(ctx, (tx) => runImportNow({ ...ctx, tx }, input));
  await inTransaction(ctx, async (tx) => {
    await beginRun({ ...ctx, tx }, input);
    await tx.enqueue("crm.runImport", { importId: input.importId });
  });
  return resultOf(ctx, input.importId);
}
