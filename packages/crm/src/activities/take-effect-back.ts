import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { recordFor } from "../records/find-record";
import { steppedTableOf } from "../records/record-table";
import { changesBetween } from "../timeline/changes";
import { recordHistory } from "../timeline/record-event";
import type { Activity } from "./own-activity";
import type { NextStepEffect } from "./tables";

/** Puts right what came with an activity: the next step it set, unless somebody changed it since, and the uses that were counted. */
export async function takeEffectBack(ctx: Ctx, tx: Tx, activity: Activity): Promise<void> {
  if (activity.effect) await restoreNextStep(ctx, tx, activity.effect);
  const ids = [activity.usageId, activity.effect?.usageId].filter((id) => id != null);
  const personId = activity.doneBy ?? activity.actorId;
  if (!personId) return;
  // Recorded at the end of the transaction that wrote it down, whenever it happened; a planned one later than it was planned.
  const since = new Date(Math.min(activity.createdAt.getTime(), activity.occurredAt.getTime()));
  await ctx.telemetry.retract(
    ctx,
    tx,
    ids.map((messageId) => ({ messageId, personId, since })),
  );
}

async function restoreNextStep(ctx: Ctx, tx: Tx, effect: NextStepEffect): Promise<void> {
  const { record, accountId } = await recordFor(ctx, tx, "read", effect.on, effect.id);
  const untouched = record.nextStep === effect.to.nextStep && record.nextStepOn === effect.to.nextStepOn;
  if (!untouched) return;
  const table = steppedTableOf[effect.on];
  await tx
    .update(table)
    .set({ ...effect.from, updatedAt: ctx.clock.now() })
    .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, record.id)));
  await recordHistory(ctx, tx, [
    {
      subjectType: effect.on,
      subjectId: record.id,
      accountId,
      kind: "changed",
      source: "undo",
      changes: changesBetween(effect.to, effect.from, ["nextStep", "nextStepOn"]),
    },
  ]);
}
