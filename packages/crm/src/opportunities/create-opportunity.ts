import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import type { CreateOpportunity } from "../contract";
import { ensurePipeline } from "../pipeline/list-stages";
import { assertReadable, contactFor } from "../records/find-record";
import { recordUse } from "../records/record-use";
import { recordHistory } from "../timeline/record-event";
import { opportunities } from "./tables";

/** Adds an opportunity at the start of the pipeline. Without an account it takes its contact's. */
export async function createOpportunity(ctx: Ctx, input: CreateOpportunity): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    await assertReadable(ctx, tx, input);
    const [first] = await ensurePipeline(ctx, tx);
    if (!first) throw new NotFound();
    const contact = input.contactId ? await contactFor(ctx, tx, "crm.contact.read", input.contactId) : undefined;
    const accountId = input.accountId ?? contact?.accountId ?? null;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(opportunities).values({
      ...input,
      id,
      organisationId: ctx.organisationId,
      ownerId: ctx.actor.personId,
      accountId,
      stageId: first.id,
      stageEnteredAt: now,
      createdAt: now,
      updatedAt: now,
    });
    await recordHistory(ctx, tx, [{ subjectType: "opportunity", subjectId: id, accountId, kind: "created" }]);
    if (input.nextStepOn) await recordUse(ctx, tx, "next_step_set");
    return { id };
  });
}
