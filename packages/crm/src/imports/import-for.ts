import { ofTenant } from "@arraigo/db";
import { authorized } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { ImportAlreadyDone, ImportBusy } from "../errors";
import type { ImportState } from "../imports-contract";
import { lockImport } from "./run/import-state";
import { imports } from "./tables";

/** An import within reach: one's own, or a team member's. Only read: a running one need not be waited for. */
export async function importFor(ctx: Ctx, tx: Tx, id: string) {
  const [found] = await tx
    .select()
    .from(imports)
    .where(and(ofTenant(imports.organisationId, ctx.organisationId), eq(imports.id, id)));
  return authorized(ctx, tx, "crm.record.import", found, (each) => each.createdBy);
}

/** The same, locked, and only in one of these states. */
export async function importIn(ctx: Ctx, tx: Tx, id: string, states: readonly ImportState[]) {
  const found = await authorized(ctx, tx, "crm.record.import", await lockImport(ctx, tx, id), (each) => each.createdBy);
  if (states.includes(found.state as ImportState)) return found;
  if (found.state === "done" || found.state === "undone") throw new ImportAlreadyDone();
  throw new ImportBusy({ state: found.state });
}
