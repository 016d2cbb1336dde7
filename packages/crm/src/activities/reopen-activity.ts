import { type Ctx, inTransaction } from "@arraigo/platform";
import { ActivityNotPlanned } from "../errors";
import { noteGatesUndone } from "../pipeline/note-gates-undone";
import { recordActivityHistory, subjectsOf, untouchSubjects } from "./activity-subjects";
import { ownActivity, writeActivity } from "./own-activity";
import { type TakenBack, takeEffectBack } from "./take-effect-back";

/**
 * Takes "done" back: what was planned is to be done again, and the minutes, the next step and the use that came with it are gone.
 * A next step that the record's stage asks for stays, and is said.
 */
export async function reopenActivity(ctx: Ctx, input: { id: string }): Promise<TakenBack> {
  return inTransaction(ctx, async (tx) => {
    const activity = await ownActivity(ctx, tx, "crm.activity.change", input.id);
    if (!activity.doneAt || !activity.dueOn) throw new ActivityNotPlanned();
    await writeActivity(ctx, tx, activity.id, {
      doneAt: null,
      doneBy: null,
      // Whoever planned it for somebody may change it again.
      actorId: activity.plannedBy ?? activity.actorId,
      plannedBy: null,
      minutes: null,
      effect: null,
      usageId: null,
      occurredAt: activity.createdAt,
    });
    const subjects = subjectsOf(activity);
    await recordActivityHistory(ctx, tx, subjects, { kind: "activity_reopened", activityId: activity.id });
    await noteGatesUndone(ctx, tx, subjects.all, { ...activity, doneAt: activity.doneAt });
    await untouchSubjects(ctx, tx, subjects, activity.occurredAt);
    return takeEffectBack(ctx, tx, activity);
  });
}
