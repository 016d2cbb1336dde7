import { DomainError, inTransaction, type JobHandler } from "@arraigo/platform";
import type { DryRun } from "../import-progress";
import { dryRun, mappingKeyOf } from "./dry-run";
import { lockImport, setImport } from "./import-state";
import { asImporter } from "./importer-context";

/** How often a running dry run writes down how far it is. */
const toldEveryMs = 500;

/** The background's dry run of a long file. Stops when another mapping is tried, or the import begins. */
export const checkImport: JobHandler = async (ctx, data) => {
  const importId = String(data.importId);
  const held = await inTransaction(ctx, (tx) => lockImport(ctx, tx, importId));
  if (held?.state !== "ready" || !held.mapping || mappingKeyOf(held.mapping) !== data.mappingKey) return;
  const write = (found: DryRun) =>
    inTransaction(ctx, async (tx) => {
      const now = await lockImport(ctx, tx, importId);
      if (now?.state !== "ready" || now.dryRun?.mappingKey !== found.mappingKey) return false;
      await setImport(ctx, tx, importId, { dryRun: found });
      return true;
    });
  let told = performance.now();
  try {
    const found = await dryRun(asImporter(ctx, held.importer), held, held.mapping, async (sofar) => {
      if (performance.now() - told < toldEveryMs) return true;
      told = performance.now();
      return write(sofar);
    });
    if (found.finishedAt) await write(found);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await inTransaction(ctx, (tx) => setImport(ctx, tx, importId, { problem: error.code, dryRun: null }));
  }
};
