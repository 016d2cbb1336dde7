import { ofTenant } from "@arraigo/db";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, NotFound } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { MoveOpportunity } from "../contract";
import { assertGate } from "../pipeline/assert-gate";
import { logStageEntry } from "../pipeline/enter-stage";
import { stagesOf } from "../pipeline/list-stages";
import { opportunityFor } from "../records/find-record";
import { recordUse } from "../records/record-use";
import { changesBetween } from "../timeline/changes";
import { recordHistory } from "../timeline/record-event";
import { opportunities } from "./tables";

/** Moves an opportunity to a stage whose gate is met, counting the fields that come with the move. Moving to where it is changes nothing. */
export async function moveOpportunity(ctx: Ctx, input: MoveOpportunity): Promise<{ moved: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const opportunity = await opportunityFor(ctx, tx, "crm.opportunity.write", input.opportunityId);
    const pipeline = await stagesOf(ctx, tx, "opportunity");
    const from = pipeline.find((stage) => stage.id === opportunity.stageId);
    const to = pipeline.find((stage) => stage.id === input.stageId);
    if (!from || !to) throw new NotFound();
    if (from.id === to.id) return { moved: false };
    const fields = input.fields ?? {};
    const after = { ...opportunity, ...fields };
    assertGate(ctx, to, after);
    const now = ctx.clock.now();
    const closedAt = to.kind === "open" ? null : (opportunity.closedAt ?? now);
    await tx
      .update(opportunities)
      .set({ ...fields, stageId: to.id, stageEnteredAt: now, closedAt, updatedAt: now })
      .where(and(ofTenant(opportunities.organisationId, ctx.organisationId), eq(opportunities.id, opportunity.id)));
    await logStageEntry(ctx, tx, "opportunity", [{ recordId: opportunity.id, stageId: to.id }]);
    const changed = changesBetween(opportunity, fields, Object.keys(fields));
    await recordHistory(ctx, tx, [
      {
        subjectType: "opportunity",
        subjectId: opportunity.id,
        accountId: opportunity.accountId,
        kind: "moved",
        // The ids and the instant are what undoing needs; the name is what people read.
        changes: [
          { field: "stage", from: from.name, to: to.name },
          { field: "stageId", from: from.id, to: to.id },
          { field: "stageEnteredAt", from: opportunity.stageEnteredAt.toISOString(), to: now.toISOString() },
          ...changed,
        ],
      },
    ]);
    if (after.nextStepOn && changed.some(({ field }) => field === "nextStep" || field === "nextStepOn"))
      await recordUse(ctx, tx, "next_step_set");
    await emit(tx, crmEvents.opportunityMoved, {
      opportunityId: opportunity.id,
      movedBy: ctx.actor.personId,
      fromStageId: from.id,
      toStageId: to.id,
      toKind: to.kind,
      occurredAt: now.toISOString(),
    });
    return { moved: true };
  });
}
