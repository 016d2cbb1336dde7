import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import type { ExportFormat } from "../lists-contract";
import type { ExportedList } from "./exported-list";
import { exports } from "./tables";

interface Started {
  list: ExportedList;
  format: ExportFormat;
  query: Record<string, unknown>;
  columns?: string[] | undefined;
}

/** Has a long list written in the background, and says so in the audit log. */
export async function startExport(ctx: Ctx, tx: Tx, { list, format, query, columns }: Started) {
  const exportId = newId(ctx.clock.now().getTime());
  await tx.insert(exports).values({
    id: exportId,
    organisationId: ctx.organisationId,
    recordType: list,
    format,
    query,
    columns: columns ?? [],
    startedBy: ctx.actor.personId,
    createdAt: ctx.clock.now(),
  });
  await auditExport(ctx, tx, list, { format, exportId });
  await tx.enqueue("crm.runExport", { exportId }, { onceKey: exportId });
  return { state: "underway" as const, exportId };
}

export const auditExport = (ctx: Ctx, tx: Tx, list: ExportedList, facts: Record<string, unknown>) =>
  recordAudit(ctx, tx, { action: "crm.list_exported", subjectType: list, facts });
