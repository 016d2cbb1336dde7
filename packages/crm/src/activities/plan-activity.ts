import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { PlanActivity } from "../contract";
import { ActivityWithNobody } from "../errors";
import { actingPerson } from "../records/find-record";
import { assertOwner } from "../records/hand-records";
import { activitySubjects, isAboutSomebody, recordActivityHistory } from "./activity-subjects";
import { dueInstant } from "./due-instant";
import { activities } from "./tables";
import { tellAssignee } from "./tell-assignee";

/**
 * Plans a task, call, e-mail, chat or meeting for a day, and perhaps a time, for oneself or a colleague, who is told. A task can be
 * about nobody; anything else names with whom. It becomes history when it is done.
 */
export async function planActivity(ctx: Ctx, input: PlanActivity): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    if (input.kind !== "task" && !isAboutSomebody(input)) throw new ActivityWithNobody({}, "contactId");
    const assigneeId = input.assigneeId ?? actingPerson(ctx);
    const foreign = assigneeId !== ctx.actor.personId;
    if (foreign) await assertOwner(ctx, tx, assigneeId, "assigneeId");
    const subjects = await activitySubjects(ctx, tx, input);
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const { all, ...about } = subjects;
    await tx.insert(activities).values({
      id,
      organisationId: ctx.organisationId,
      kind: input.kind,
      text: input.text,
      occurredAt: now,
      actorId: ctx.actor.personId,
      assigneeId,
      dueOn: input.dueOn,
      dueAt: input.dueTime ? dueInstant(ctx, input.dueOn, input.dueTime) : null,
      ...about,
      createdAt: now,
    });
    await recordActivityHistory(ctx, tx, subjects, {
      kind: "activity_planned",
      activityId: id,
      about: { activity_kind: input.kind },
    });
    await tellIfForeign(ctx, tx, foreign, { id, text: input.text, dueOn: input.dueOn, assigneeId, subjects });
    return { id };
  });
}

const tellIfForeign = async (ctx: Ctx, tx: Tx, foreign: boolean, planned: Parameters<typeof tellAssignee>[2]) =>
  foreign ? tellAssignee(ctx, tx, planned) : undefined;
