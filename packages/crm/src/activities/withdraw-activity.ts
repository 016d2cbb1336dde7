import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ActivityKind } from "../contract";
import { noteGatesUndone } from "../pipeline/note-gates-undone";
import { retractUse } from "../records/record-use";
import { plannedUse } from "../timeline/use-ids";
import { recordActivityHistory, subjectsOf, untouchSubjects } from "./activity-subjects";
import { ownActivity, writeActivity } from "./own-activity";
import { type TakenBack, takeEffectBack } from "./take-effect-back";

/**
 * Takes an own activity back, or one that was planned, and the next step that came with it unless somebody changed it since or the
 * record's stage asks for it; what stays is said. The row stays for the record; its use is no longer counted. Gates that it had
 * opened are told of (`noteGatesUndone`).
 */
export async function withdrawActivity(ctx: Ctx, input: { id: string }): Promise<TakenBack> {
  return inTransaction(ctx, async (tx) => {
    const activity = await ownActivity(ctx, tx, "crm.activity.withdraw", input.id);
    await writeActivity(ctx, tx, activity.id, { withdrawnAt: ctx.clock.now() });
    const subjects = subjectsOf(activity);
    await recordActivityHistory(ctx, tx, subjects, {
      kind: "activity_withdrawn",
      activityId: activity.id,
      about: { activity_kind: activity.kind as ActivityKind },
    });
    if (activity.doneAt) {
      await noteGatesUndone(ctx, tx, subjects.all, { ...activity, doneAt: activity.doneAt });
      await untouchSubjects(ctx, tx, subjects, activity.occurredAt);
    }
    const taken = await takeEffectBack(ctx, tx, activity);
    if (!activity.doneAt)
      await retractUse(ctx, tx, plannedUse(activity.id), { personId: activity.actorId, since: activity.createdAt });
    return taken;
  });
}
