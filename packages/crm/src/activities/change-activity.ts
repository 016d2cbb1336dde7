import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { ActivityKind, ChangeActivity } from "../contract";
import { ActivityDone } from "../errors";
import { assertAsRead } from "../records/assert-unchanged";
import { assertOwner } from "../records/hand-records";
import { referenceNames } from "../records/references";
import { changesBetween } from "../timeline/changes";
import { type FieldChange, recordEvents } from "../timeline/tables";
import { recordActivityHistory, subjectsOf } from "./activity-subjects";
import { dueInstant } from "./due-instant";
import { ownActivity, writeActivity } from "./own-activity";
import { tellAssignee } from "./tell-assignee";

const assigneeField = { assigneeId: { kind: "person" } } as const;

/**
 * Changes the words and minutes of an own activity, or day, time and person of a planned one, with history. What has been done
 * keeps its day. A new assignee is told. With `was`, what somebody else changed since it was read is refused
 * (`crm.ChangedMeanwhile`).
 */
export async function changeActivity(ctx: Ctx, input: ChangeActivity): Promise<{ changed: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const activity = await ownActivity(ctx, tx, "crm.activity.change", input.id);
    const { id, dueTime, was, ...given } = input;
    const replanned = given.dueOn !== undefined || dueTime !== undefined || given.assigneeId !== undefined;
    if (replanned && activity.doneAt) throw new ActivityDone();
    const before = { ...activity, dueTime: localTime(ctx, activity.dueAt) };
    const about = and(eq(recordEvents.activityId, id), eq(recordEvents.kind, "activity_changed"));
    if (was) await assertAsRead(ctx, tx, { now: before, wanted: { ...given, dueTime }, was, about });
    const changes = changesBetween(before, { ...given, dueTime }, [
      "text",
      "minutes",
      "dueOn",
      "dueTime",
      "assigneeId",
    ]);
    if (changes.length === 0) return { changed: false };
    if (given.assigneeId) await assertOwner(ctx, tx, given.assigneeId, "assigneeId");
    const dueOn = given.dueOn ?? activity.dueOn;
    const time = dueTime === undefined ? before.dueTime : dueTime;
    await writeActivity(ctx, tx, id, {
      ...given,
      ...(replanned && dueOn ? { dueAt: time ? dueInstant(ctx, dueOn, time) : null } : {}),
      ...(changes.some(({ field }) => field === "text" || field === "minutes") ? { changedAt: ctx.clock.now() } : {}),
    });
    const subjects = subjectsOf(activity);
    await recordActivityHistory(ctx, tx, subjects, {
      kind: "activity_changed",
      activityId: id,
      changes: await withNames(changes),
      about: { activity_kind: activity.kind as ActivityKind },
    });
    if (given.assigneeId && given.assigneeId !== ctx.actor.personId && given.assigneeId !== activity.assigneeId)
      await tellAssignee(ctx, tx, {
        id,
        text: given.text ?? activity.text,
        dueOn: dueOn ?? "",
        assigneeId: given.assigneeId,
        subjects,
      });
    return { changed: true };

    async function withNames(all: readonly FieldChange[]): Promise<FieldChange[]> {
      const handed = all.find((change) => change.field === "assigneeId");
      if (!handed) return [...all];
      const names = await referenceNames(ctx, tx, assigneeField, [
        { assigneeId: handed.from },
        { assigneeId: handed.to },
      ]);
      const nameOf = (value: unknown) => (typeof value === "string" ? (names.get(value) ?? null) : null);
      return all.map((change) =>
        change === handed
          ? { ...change, from: nameOf(change.from), to: nameOf(change.to), fromValue: change.from, toValue: change.to }
          : change,
      );
    }
  });
}

/** The time of day where the person is, "09:30". */
function localTime(ctx: Ctx, at: Date | null): string | null {
  if (!at) return null;
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: ctx.actor.timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  return parts.format(at);
}
