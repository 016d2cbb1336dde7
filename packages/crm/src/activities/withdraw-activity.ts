import { ofTenant } from "@arraigo/db";
import { authorized } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { ActivityWithdrawn } from "../errors";
import { recordFor } from "../records/find-record";
import { steppedTableOf } from "../records/record-table";
import { changesBetween } from "../timeline/changes";
import { recordHistory } from "../timeline/record-event";
import { activities, type NextStepEffect } from "./tables";

/** Takes an own activity back, and the next step that came with it unless somebody changed it since. The row stays for the record. */
export async function withdrawActivity(ctx: Ctx, input: { id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [found] = await tx
      .select()
      .from(activities)
      .where(and(ofTenant(activities.organisationId, ctx.organisationId), eq(activities.id, input.id)))
      .for("update");
    const activity = await authorized(ctx, tx, "crm.activity.withdraw", found, (each) => each.actorId);
    if (activity.withdrawnAt) throw new ActivityWithdrawn();
    await tx
      .update(activities)
      .set({ withdrawnAt: ctx.clock.now() })
      .where(and(ofTenant(activities.organisationId, ctx.organisationId), eq(activities.id, input.id)));
    const [type, id] = activity.opportunityId
      ? (["opportunity", activity.opportunityId] as const)
      : activity.contactId
        ? (["contact", activity.contactId] as const)
        : (["account", activity.accountId ?? ""] as const);
    await recordHistory(ctx, tx, [
      {
        subjectType: type,
        subjectId: id,
        accountId: activity.accountId,
        kind: "activity_withdrawn",
        activityId: activity.id,
      },
    ]);
    if (activity.effect) await restoreNextStep(ctx, tx, activity.effect);
  });
}

async function restoreNextStep(ctx: Ctx, tx: Tx, effect: NextStepEffect): Promise<void> {
  const { record, accountId } = await recordFor(ctx, tx, "read", effect.on, effect.id);
  const untouched = record.nextStep === effect.to.nextStep && record.nextStepOn === effect.to.nextStepOn;
  if (!untouched) return;
  const table = steppedTableOf[effect.on];
  await tx
    .update(table)
    .set({ ...effect.from, updatedAt: ctx.clock.now() })
    .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, effect.id)));
  await recordHistory(ctx, tx, [
    {
      subjectType: effect.on,
      subjectId: effect.id,
      accountId,
      kind: "changed",
      changes: changesBetween(effect.to, effect.from, ["nextStep", "nextStepOn"]),
    },
  ]);
}
