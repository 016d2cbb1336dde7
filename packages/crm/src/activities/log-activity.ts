import { newId } from "@arraigo/db/columns";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import type { LogActivity } from "../contract";
import { ActivityInFuture, ActivityWithNobody } from "../errors";
import { recordUse } from "../records/record-use";
import { recordHistory } from "../timeline/record-event";
import { activitySubjects, touchSubjects } from "./activity-subjects";
import { applyNextStep } from "./apply-next-step";
import { activities } from "./tables";

const minuteMs = 60_000;

/**
 * Writes down a call, e-mail, meeting or note, with whom it was, and what comes next. Anybody may log on any record they can
 * read: history is the organisation's. A next step is set only on what they may also change.
 */
export async function logActivity(ctx: Ctx, input: LogActivity): Promise<{ id: string; nextStepOn: string | null }> {
  return inTransaction(ctx, async (tx) => {
    if (!input.accountId && !input.contactId && !input.opportunityId) throw new ActivityWithNobody({}, "contactId");
    const now = ctx.clock.now();
    const occurredAt = input.occurredAt ? new Date(input.occurredAt) : now;
    // A minute's grace for clocks that run ahead.
    if (occurredAt.getTime() > now.getTime() + minuteMs) throw new ActivityInFuture({}, "occurredAt");
    const subjects = await activitySubjects(ctx, tx, input);
    const effect = input.nextStepOn ? await applyNextStep(ctx, tx, subjects, input) : null;
    const id = newId(now.getTime());
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
      accountId: subjects.accountId,
      contactId: subjects.contactId,
      opportunityId: subjects.opportunityId,
      effect,
      createdAt: now,
    });
    await recordHistory(
      ctx,
      tx,
      subjects.all.map((subject) => ({
        subjectType: subject.type,
        subjectId: subject.id,
        // Under the account once: on the account itself where it is a subject, else on the nearest record.
        accountId: subject === subjects.all[0] ? subjects.accountId : null,
        kind: "activity" as const,
        activityId: id,
        occurredAt,
      })),
    );
    await touchSubjects(ctx, tx, subjects, occurredAt);
    if (effect) await recordUse(ctx, tx, "next_step_set");
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
