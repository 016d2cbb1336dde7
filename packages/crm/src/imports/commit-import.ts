import { type Ctx, inTransaction } from "@arraigo/platform";
import { importRowsAtOnceMax, type PlanImport } from "../imports-contract";
import type { ImportType } from "../record-types";
import { recordUse } from "../records/record-use";
import { runUse } from "../timeline/use-ids";
import type { UseName } from "../timeline/use-names";
import { importFor } from "./import-for";
import { beginRun, resultOf, runImportNow } from "./run/run-import";

/** A whole file is one use of whoever says that it is to come in, whenever its rows do. */
const importedUses: Record<ImportType, UseName> = {
  account: "accounts_imported",
  contact: "contacts_imported",
  lead: "leads_imported",
  opportunity: "opportunities_imported",
  case: "cases_imported",
  product: "products_imported",
  activity: "activities_imported",
};

/**
 * Does what the dry run said. A short file is done when this answers, wholly or not at all; a long one goes on in the background,
 * batch by batch, and `imports.get` says how far it is.
 */
export async function commitImport(ctx: Ctx, input: PlanImport) {
  const held = await inTransaction(ctx, async (tx) => {
    const found = await importFor(ctx, tx, input.importId);
    await recordUse(ctx, tx, importedUses[found.recordType as ImportType], runUse(found.id), {
      ...(found.rowsTotal === null ? {} : { rows: found.rowsTotal }),
    });
    return found;
  });
  if ((held.rowsTotal ?? 0) <= importRowsAtOnceMax)
    return inTransaction(ctx, (tx) => runImportNow({ ...ctx, tx }, input));
  await inTransaction(ctx, async (tx) => {
    await beginRun({ ...ctx, tx }, input);
    await tx.enqueue("crm.runImport", { importId: input.importId });
  });
  return resultOf(ctx, input.importId);
}
