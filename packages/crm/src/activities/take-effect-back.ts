import type { Ctx, Tx } from "@arraigo/platform";
import { StageGateUnmet } from "../errors";
import { changeRecords } from "../records/change-records";
import { lockRecords } from "../records/lock-records";
import { sayStayed } from "../records/say-stayed";
import type { Stayed } from "../records/stayed";
import { survivorsOf } from "../records/survivors";
import type { Activity } from "./own-activity";
import type { NextStepEffect } from "./tables";

/** What taking an activity back left as it is, in the reader's language. */
export interface TakenBack {
  stayed: string[];
}

/**
 * Puts right what came with an activity: the next step it set, unless somebody changed it since, and the uses that were counted.
 * A next step that the record's stage asks for stays, and is said: taking back is no way past the gate.
 */
export async function takeEffectBack(ctx: Ctx, tx: Tx, activity: Activity): Promise<TakenBack> {
  const stayed = activity.effect ? await restoreNextStep(ctx, tx, activity.effect) : [];
  // A next step that stays has been set all the same.
  const stepUse = stayed.length > 0 ? null : activity.effect?.usageId;
  const ids = [activity.usageId, stepUse].filter((id) => id != null);
  const personId = activity.doneBy ?? activity.actorId;
  // Recorded at the end of the transaction that wrote it down, whenever it happened; a planned one later than it was planned.
  const since = new Date(Math.min(activity.createdAt.getTime(), activity.occurredAt.getTime()));
  if (personId)
    await ctx.telemetry.retract(
      ctx,
      tx,
      ids.map((messageId) => ({ messageId, personId, since })),
    );
  return { stayed: await sayStayed(ctx, tx, stayed) };
}

async function restoreNextStep(ctx: Ctx, tx: Tx, effect: NextStepEffect): Promise<Stayed[]> {
  const { on: type, from, to } = effect;
  const id = (await survivorsOf(ctx, tx, type, [effect.id])).get(effect.id) ?? effect.id;
  const [live] = await lockRecords(ctx, tx, type, [id]);
  // On a record that was removed since, nothing of it stands.
  if (!live || live.nextStep !== to.nextStep || live.nextStepOn !== to.nextStepOn) return [];
  try {
    const changed = await changeRecords(ctx, tx, type, [{ id, values: from }], { source: "undo" });
    return changed.length > 0 ? [] : [{ type, id, field: null, reason: "keptNotYours" }];
  } catch (error) {
    if (!(error instanceof StageGateUnmet)) throw error;
    // A step and its day mean something together only: where the stage asks for one of them, both stay.
    return (["nextStep", "nextStepOn"] as const)
      .filter((field) => from[field] !== to[field])
      .map((field) => ({ type, id, field, reason: "keptForStage" }));
  }
}
