import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { PlanImport } from "../contract";
import { insertRows } from "../records/bulk-rows";
import { openImport } from "./import-for";
import { runPlan } from "./run-plan";
import { importErrors, imports } from "./tables";
import { writePlan } from "./write-plan";

/** Does what the dry run said, in one transaction: wholly there or wholly not. The file's text is let go afterwards. */
export async function commitImport(ctx: Ctx, input: PlanImport) {
  return inTransaction(ctx, async (tx) => {
    const held = await openImport(ctx, tx, input.importId);
    const plan = await runPlan(ctx, tx, { content: held.content, columns: held.facts?.columns ?? [] }, input.mapping);
    const accountsCreated = await writePlan(ctx, tx, input.importId, plan);
    await insertRows(
      tx,
      importErrors,
      plan.failures.map(({ line, problem, params, cells }) => ({
        id: newId(),
        organisationId: ctx.organisationId,
        importId: input.importId,
        line,
        problem,
        params,
        cells,
      })),
    );
    const counts = {
      created: plan.creates.length,
      updated: plan.updated,
      unchanged: plan.unchanged,
      failed: plan.failures.length,
    };
    const now = ctx.clock.now();
    await tx
      .update(imports)
      .set({ ...counts, accountsCreated, mapping: input.mapping, content: null, committedAt: now })
      .where(and(ofTenant(imports.organisationId, ctx.organisationId), eq(imports.id, input.importId)));
    await recordAudit(ctx, tx, {
      action: "crm.contacts_imported",
      subjectType: "import",
      subjectId: input.importId,
      facts: counts,
    });
    await emit(tx, crmEvents.contactsImported, {
      importId: input.importId,
      importedBy: ctx.actor.personId,
      ...counts,
      occurredAt: now.toISOString(),
    });
    return { importId: input.importId, ...counts, accountsCreated };
  });
}
