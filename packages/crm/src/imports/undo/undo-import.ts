import { type Ctx, DomainError, inTransaction, type JobHandler } from "@arraigo/platform";
import { type ImportById, importRowsAtOnceMax } from "../../imports-contract";
import { recordUse, retractUse } from "../../records/record-use";
import { runUse } from "../../timeline/use-ids";
import { importIn } from "../import-for";
import { lockImport, setImport } from "../run/import-state";
import { asImporter, importerOf } from "../run/importer-context";
import { undoBatches } from "./undo-batches";

/** After so long an undo lets others have their turn and goes on behind them. */
const turnMs = 120_000;

/**
 * Takes a whole import back, also one that was paused or failed half-way. A short one is done when this answers; a long one goes on
 * in the background, and `imports.get` says how far it is. Asked again, one that was interrupted goes on.
 */
export async function undoImport(ctx: Ctx, input: ImportById) {
  return inTransaction(ctx, async (tx) => {
    const own = { ...ctx, tx };
    const held = await importIn(own, tx, input.importId, ["done", "paused", "failed", "undoing"]);
    await setImport(own, tx, held.id, { state: "undoing", importer: importerOf(ctx), problem: null });
    const records = (held.created ?? 0) + (held.updated ?? 0) + (held.accountsCreated ?? 0);
    if (records <= importRowsAtOnceMax) await undoBatches(own, held.id);
    else await tx.enqueue("crm.undoImport", { importId: held.id });
    // Taken back twice, because it was interrupted, it counts once.
    await recordUse(ctx, tx, "import_undone", `crm.import_undone:${held.id}`);
    await retractUse(ctx, tx, runUse(held.id), { personId: held.createdBy, since: held.createdAt });
    const after = await lockImport(own, tx, held.id);
    return { importId: held.id, state: after?.state ?? "undoing", undo: after?.undo ?? null };
  });
}

/** The background's part of it. */
export const undoImportJob: JobHandler = async (ctx, data) => {
  const importId = String(data.importId);
  const held = await inTransaction(ctx, (tx) => lockImport(ctx, tx, importId));
  if (held?.state !== "undoing") return;
  try {
    await undoBatches(asImporter(ctx, held.importer), importId, turnMs);
  } catch (error) {
    const problem = error instanceof DomainError ? error.code : "crm.Interrupted";
    await inTransaction(ctx, (tx) => setImport(ctx, tx, importId, { problem }));
    throw error;
  }
};
