import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { UpdateOpportunity } from "../contract";
import { ensurePipeline } from "../pipeline/list-stages";
import { assertReadable, opportunityFor } from "../records/find-record";
import { namedChanges } from "../records/named-changes";
import { recordUse } from "../records/record-use";
import { recordHistory } from "../timeline/record-event";
import { assertGate } from "./assert-gate";
import { opportunities } from "./tables";

/** Changes the given fields. What the current stage asks for cannot be emptied again: the gate has no back door. */
export async function updateOpportunity(ctx: Ctx, { opportunityId, ...fields }: UpdateOpportunity): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const opportunity = await opportunityFor(ctx, tx, "crm.opportunity.write", opportunityId);
    await assertReadable(ctx, tx, fields);
    const changes = await namedChanges(ctx, tx, opportunity, fields);
    if (changes.length === 0) return;
    const after = { ...opportunity, ...fields };
    const emptied = new Set(changes.filter((change) => change.to === null).map((change) => change.field));
    const stage = (await ensurePipeline(ctx, tx)).find((each) => each.id === opportunity.stageId);
    if (stage && emptied.size > 0)
      assertGate(ctx, { ...stage, requires: stage.requires.filter((field) => emptied.has(field)) }, after);
    await tx
      .update(opportunities)
      .set({ ...fields, updatedAt: ctx.clock.now() })
      .where(and(ofTenant(opportunities.organisationId, ctx.organisationId), eq(opportunities.id, opportunityId)));
    await recordHistory(ctx, tx, [
      { subjectType: "opportunity", subjectId: opportunityId, accountId: after.accountId, kind: "changed", changes },
    ]);
    if (after.nextStepOn && changes.some(({ field }) => field === "nextStep" || field === "nextStepOn"))
      await recordUse(ctx, tx, "next_step_set");
  });
}
