import { type Ctx, inTransaction } from "@arraigo/platform";
import { ImportMapping, importRowsAtOnceMax, type PlanImport } from "../imports-contract";
import { importIn } from "./import-for";
import { type DryRun, noCounts } from "./import-progress";
import { dryRun, mappingKeyOf } from "./run/dry-run";
import { setImport } from "./run/import-state";
import { importerOf } from "./run/importer-context";
import { prepareRun } from "./run/prepare-run";
import { ownLabels, sayDryRun } from "./say-problem";

/**
 * The dry run: what the import would do, counted by the planner the import uses, with the first rows that would stay out or want
 * a look. Changes nothing. A long file is gone through in the background; `imports.get` says how far, and what was found so far.
 */
export async function previewImport(ctx: Ctx, input: PlanImport) {
  const mapping = ImportMapping.parse(input.mapping);
  const held = await inTransaction(ctx, (tx) => importIn(ctx, tx, input.importId, ["ready"]));
  if ((held.rowsTotal ?? 0) <= importRowsAtOnceMax) {
    const found = await dryRun(ctx, held, mapping, async () => true);
    const own = await inTransaction(ctx, (tx) => ownLabels(ctx, tx, held.recordType));
    return sayDryRun(ctx, own, held, found);
  }
  await prepareRun(ctx, held, mapping);
  const waiting: DryRun = {
    mappingKey: mappingKeyOf(mapping),
    rowsDone: 0,
    finishedAt: null,
    counts: noCounts(),
    examples: [],
    changes: [],
    failures: [],
    notices: [],
  };
  return inTransaction(ctx, async (tx) => {
    await setImport(ctx, tx, held.id, { mapping, importer: importerOf(ctx), dryRun: waiting });
    await tx.enqueue("crm.checkImport", { importId: held.id, mappingKey: waiting.mappingKey });
    return sayDryRun(ctx, await ownLabels(ctx, tx, held.recordType), held, waiting);
  });
}
