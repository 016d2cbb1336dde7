import { newId } from "@arraigo/db/columns";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import type { LogActivity } from "../contract";
import { ActivityWithNobody } from "../errors";
import { activitySubjects, isAboutSomebody, recordActivityHistory, touchSubjects } from "./activity-subjects";
import { applyNextStep } from "./apply-next-step";
import { whenHappened } from "./happened";
import { activities } from "./tables";

/**
 * Writes down a call, e-mail, chat, meeting or note, with whom it was, and what comes next. Anybody may log on any record they can
 * read: history is the organisation's. A next step is set only on what they may also change.
 */
export async function logActivity(ctx: Ctx, input: LogActivity): Promise<{ id: string; nextStepOn: string | null }> {
  return inTransaction(ctx, async (tx) => {
    if (!isAboutSomebody(input)) throw new ActivityWithNobody({}, "contactId");
    const now = ctx.clock.now();
    const occurredAt = whenHappened(ctx, input.occurredAt);
    const subjects = await activitySubjects(ctx, tx, input);
    const effect = input.nextStepOn ? await applyNextStep(ctx, tx, subjects, input) : null;
    const id = newId(now.getTime());
    const { all, ...about } = subjects;
    await tx.insert(activities).values({
      id,
      organisationId: ctx.organisationId,
      kind: input.kind,
      text: input.text,
      minutes: input.minutes ?? null,
      occurredAt,
      actorId: ctx.actor.personId,
      doneAt: occurredAt,
      doneBy: ctx.actor.personId,
      ...about,
      effect,
      usageId: ctx.usageId ?? null,
      createdAt: now,
    });
    await recordActivityHistory(ctx, tx, subjects, {
      kind: "activity",
      activityId: id,
      occurredAt,
      about: { activity_kind: input.kind },
    });
    await touchSubjects(ctx, tx, subjects, occurredAt);
    await emit(tx, crmEvents.activityLogged, {
      activityId: id,
      loggedBy: ctx.actor.personId,
      kind: input.kind,
      minutes: input.minutes ?? null,
      occurredAt: occurredAt.toISOString(),
    });
    return { id, nextStepOn: effect ? effect.to.nextStepOn : null };
  });
}
