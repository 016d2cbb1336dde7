import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { SetNextStep } from "../contract";
import { assertGate } from "../opportunities/assert-gate";
import { ensurePipeline } from "../pipeline/list-stages";
import { changesBetween } from "../timeline/changes";
import { recordHistory } from "../timeline/record-event";
import { opportunityFor, recordFor, tableOf } from "./find-record";

/** Says what comes next on a record, and when; or that it is done. An opportunity keeps what its stage asks for. */
export async function setNextStep(ctx: Ctx, input: SetNextStep): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { record, accountId } = await recordFor(ctx, tx, "write", input.type, input.id);
    const fields = { nextStep: input.nextStep, nextStepOn: input.nextStepOn };
    const changes = changesBetween(record, fields, ["nextStep", "nextStepOn"]);
    if (changes.length === 0) return;
    if (input.type === "opportunity") {
      const opportunity = await opportunityFor(ctx, tx, "crm.opportunity.write", input.id);
      const stage = (await ensurePipeline(ctx, tx)).find((each) => each.id === opportunity.stageId);
      const emptied = changes.filter((change) => change.to === null).map((change) => change.field);
      if (stage && emptied.length > 0)
        assertGate(
          ctx,
          { ...stage, requires: stage.requires.filter((field) => emptied.includes(field)) },
          { ...opportunity, ...fields },
        );
    }
    const table = tableOf[input.type];
    await tx
      .update(table)
      .set({ ...fields, updatedAt: ctx.clock.now() })
      .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, input.id)));
    await recordHistory(ctx, tx, [
      { subjectType: input.type, subjectId: input.id, accountId, kind: "changed", changes },
    ]);
  });
}
