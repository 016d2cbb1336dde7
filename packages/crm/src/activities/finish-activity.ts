import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import type { ActivityKind, FinishActivity } from "../contract";
import { ActivityDone } from "../errors";
import { actingPerson } from "../records/find-record";
import { recordActivityHistory, subjectsOf, touchSubjects } from "./activity-subjects";
import { applyNextStep } from "./apply-next-step";
import { whenHappened } from "./happened";
import { ownActivity, writeActivity } from "./own-activity";

/** Marks what was planned as done, with the minutes it took and what comes next: from then on it is history, like anything logged. */
export async function finishActivity(ctx: Ctx, input: FinishActivity): Promise<{ nextStepOn: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const activity = await ownActivity(ctx, tx, "crm.activity.change", input.id);
    if (activity.doneAt) throw new ActivityDone();
    const by = actingPerson(ctx);
    const at = whenHappened(ctx, input.occurredAt);
    const subjects = subjectsOf(activity);
    const effect = input.nextStepOn ? await applyNextStep(ctx, tx, subjects, { ...input, text: activity.text }) : null;
    const minutes = input.minutes ?? null;
    await writeActivity(ctx, tx, activity.id, {
      doneAt: at,
      doneBy: by,
      // From now on it is somebody's work: it counts as theirs who did it.
      actorId: by,
      plannedBy: activity.actorId,
      occurredAt: at,
      minutes,
      effect,
      usageId: ctx.usageId ?? null,
    });
    await recordActivityHistory(ctx, tx, subjects, {
      kind: "activity",
      activityId: activity.id,
      occurredAt: at,
      about: { activity_kind: activity.kind as ActivityKind },
    });
    await touchSubjects(ctx, tx, subjects, at);
    await emit(tx, crmEvents.activityLogged, {
      activityId: activity.id,
      loggedBy: by,
      kind: activity.kind as ActivityKind,
      minutes,
      occurredAt: at.toISOString(),
    });
    return { nextStepOn: effect ? effect.to.nextStepOn : null };
  });
}
