import { ofTenant } from "@arraigo/db";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, desc, eq, inArray } from "drizzle-orm";
import { NothingToUndo, OpportunityMovedSince } from "../errors";
import { logStageEntry } from "../pipeline/enter-stage";
import { stagesOf } from "../pipeline/list-stages";
import { opportunityFor } from "../records/find-record";
import { recordHistory } from "../timeline/record-event";
import { recordEvents } from "../timeline/tables";
import { opportunities } from "./tables";

/** Fields a move may have filled, which undoing empties again unless somebody changed them since. */
const filledByMove = ["amountMinor", "closesOn", "nextStep", "nextStepOn", "reason"] as const;

/** Takes the person's last move back: stage, the time it was entered, and the fields that came with it. No gate stands in the way back. */
export async function unmoveOpportunity(ctx: Ctx, input: { id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const opportunity = await opportunityFor(ctx, tx, "crm.opportunity.write", input.id);
    const [last] = await tx
      .select()
      .from(recordEvents)
      .where(
        and(
          ofTenant(recordEvents.organisationId, ctx.organisationId),
          eq(recordEvents.subjectId, input.id),
          inArray(recordEvents.kind, ["moved", "move_undone"]),
        ),
      )
      .orderBy(desc(recordEvents.occurredAt), desc(recordEvents.id))
      .limit(1);
    if (last?.kind !== "moved" || last.actorId !== ctx.actor.personId) throw new NothingToUndo();
    const change = (field: string) => last.changes.find((each) => each.field === field);
    const stage = change("stageId");
    const entered = change("stageEnteredAt");
    if (stage?.to !== opportunity.stageId) throw new OpportunityMovedSince();
    const pipeline = await stagesOf(ctx, tx, "opportunity");
    const back = pipeline.find((each) => each.id === stage.from);
    if (!back) throw new NothingToUndo();
    const now = ctx.clock.now();
    const restored = Object.fromEntries(
      filledByMove
        .map((field) => [field, change(field)] as const)
        .filter(([field, each]) => each !== undefined && opportunity[field] === each.to)
        .map(([field, each]) => [field, each?.from ?? null]),
    );
    await tx
      .update(opportunities)
      .set({
        ...restored,
        stageId: back.id,
        stageEnteredAt: new Date(String(entered?.from)),
        closedAt: back.kind === "open" ? null : opportunity.closedAt,
        updatedAt: now,
      })
      .where(and(ofTenant(opportunities.organisationId, ctx.organisationId), eq(opportunities.id, input.id)));
    await logStageEntry(ctx, tx, "opportunity", [{ recordId: opportunity.id, stageId: back.id }]);
    await recordHistory(ctx, tx, [
      {
        subjectType: "opportunity",
        subjectId: input.id,
        accountId: opportunity.accountId,
        kind: "move_undone",
        changes: [{ field: "stage", from: change("stage")?.to ?? null, to: change("stage")?.from ?? null }],
      },
    ]);
    await emit(tx, crmEvents.opportunityMoved, {
      opportunityId: input.id,
      movedBy: ctx.actor.personId,
      fromStageId: opportunity.stageId,
      toStageId: back.id,
      toKind: back.kind,
      occurredAt: now.toISOString(),
    });
  });
}
