import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { matchableTypes } from "../../duplicates-contract";
import type { ImportType } from "../../record-types";
import { importPieces } from "../tables";
import { countsOf, type Held, lockImport, setImport } from "./import-state";

/** Whoever brought in no more than this still sits there: its duplicates are looked for at once, not at the next turn. */
const searchedAtOnceMax = 5_000;

async function findItsDuplicates(tx: Tx, held: Held): Promise<void> {
  if ((held.rowsTotal ?? 0) > searchedAtOnceMax) return;
  const related = held.counts?.related;
  for (const type of matchableTypes) {
    const beside = type !== "lead" && (related?.[type] ?? 0) > 0;
    if (type === held.recordType || beside) await tx.enqueue("crm.goOnFindingDuplicates", { type });
  }
}

/** Closes an import: its file is let go, the audit log and whoever listens hear of it once. */
export async function closeImport(ctx: Ctx, tx: Tx, held: Held): Promise<void> {
  const now = ctx.clock.now();
  await tx
    .delete(importPieces)
    .where(and(ofTenant(importPieces.organisationId, ctx.organisationId), eq(importPieces.importId, held.id)));
  await setImport(ctx, tx, held.id, { state: "done", committedAt: now, content: null, problem: null, dryRun: null });
  const { created, updated, unchanged, failed } = countsOf(held);
  const counts = { created, updated, unchanged, failed };
  await recordAudit(ctx, tx, {
    action: "crm.records_imported",
    subjectType: "import",
    subjectId: held.id,
    facts: { recordType: held.recordType, ...counts },
  });
  const payload = { importId: held.id, importedBy: held.createdBy, ...counts, occurredAt: now.toISOString() };
  if (held.recordType === "contact") await emit(tx, crmEvents.contactsImported, payload);
  else await emit(tx, crmEvents.recordsImported, { ...payload, recordType: held.recordType as ImportType });
  await findItsDuplicates(tx, held);
}

/** Closes a run that has come to the end of its file, unless somebody was faster. */
export async function finishImport(ctx: Ctx, id: string, rowsDone: number): Promise<"done" | "stopped"> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockImport(ctx, tx, id);
    if (held?.state !== "running" || held.rowsDone !== rowsDone) return "stopped";
    await closeImport(ctx, tx, held);
    return "done";
  });
}
