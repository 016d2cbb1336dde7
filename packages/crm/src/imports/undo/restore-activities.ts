import type { Ctx, Tx } from "@arraigo/platform";
import { subjectsOf } from "../../activities/activity-subjects";
import type { Activity } from "../../activities/own-activity";
import { activities } from "../../activities/tables";
import { updateRows } from "../../records/bulk-rows";
import { recordHistory } from "../../timeline/record-event";
import type { FieldChange, recordEvents } from "../../timeline/tables";
import { minutedSince } from "./minuted-since";
import type { StayedActivity } from "./take-back-activities";
import { writeUndone } from "./write-undone";

/** What undoing reads of an import's history. */
export type ActivityEvent = Pick<
  typeof recordEvents.$inferSelect,
  "id" | "activityId" | "kind" | "changes" | "occurredAt"
>;

/** Where what history calls by these names stands. */
const columnOf: Readonly<Record<string, "kind" | "text" | "minutes" | "dueOn" | "dueAt" | "occurredAt">> = {
  kind: "kind",
  text: "text",
  minutes: "minutes",
  dueOn: "dueOn",
  dueTime: "dueAt",
  doneOn: "occurredAt",
};
const instants: ReadonlySet<string> = new Set(["dueAt", "occurredAt"]);

const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null));

/** Puts one change back, where what it wrote still stands. Undefined where it is back already: another record told of it before. */
function putBack(now: Activity, { field, from, to }: FieldChange): boolean | undefined {
  const column = columnOf[field];
  if (column && plain(now[column]) === from) return undefined;
  if (!column || plain(now[column]) !== to) return false;
  const value = instants.has(column) && from !== null ? new Date(from) : from;
  Object.assign(now, { [column]: value });
  if (field === "doneOn") Object.assign(now, { doneAt: value });
  return true;
}

/** What was planned and the import finished is to be done again, as it is when somebody opens it again. */
const reopened = (activity: Activity): Activity => ({
  ...activity,
  doneAt: null,
  doneBy: null,
  actorId: activity.plannedBy ?? activity.actorId,
  plannedBy: null,
  minutes: null,
  occurredAt: activity.createdAt,
});

/**
 * Puts back what an import changed of activities it did not make: word by word what still stands as it wrote it, and what it finished
 * is planned again. `events` newest first. `untouched` are those, as they were, that touched their records last at another time.
 */
export async function restoreActivities(
  ctx: Ctx,
  tx: Tx,
  importId: string,
  events: readonly ActivityEvent[],
  held: readonly Activity[],
): Promise<{ restored: number; untouched: Activity[]; stayed: StayedActivity[] }> {
  const told = new Map<string, ActivityEvent[]>();
  for (const event of events) {
    const known = told.get(event.activityId ?? "") ?? [];
    // One happening stands in the history of each record it is about.
    if (known.some(({ kind }) => kind === event.kind)) continue;
    told.set(event.activityId ?? "", [...known, event]);
  }
  const minuted = await minutedSince(ctx, tx, importId, held);
  const back: { before: Activity; now: Activity; changes: FieldChange[]; isOpened: boolean }[] = [];
  const stayed: StayedActivity[] = [];
  for (const activity of held) {
    let now = { ...activity };
    const changes: FieldChange[] = [];
    let isOpened = false;
    let kept = false;
    for (const event of told.get(activity.id) ?? []) {
      if (event.kind === "activity") {
        // Whoever opened it again and finished it since did so at another time; whoever said how long it took knows that it is done.
        isOpened =
          now.dueOn !== null && now.doneAt?.getTime() === event.occurredAt.getTime() && !minuted.has(activity.id);
        if (isOpened) now = reopened(now);
        else kept ||= now.doneAt !== null;
      }
      for (const change of event.changes) {
        const isBack = putBack(now, change);
        if (isBack) changes.push({ ...change, from: change.to, to: change.from });
        else kept ||= isBack === false;
      }
    }
    if (kept) stayed.push({ activity, problem: "changedSince" });
    if (isOpened || changes.length > 0) back.push({ before: activity, now, changes, isOpened });
  }
  const after = new Map(back.map(({ now }) => [now.id, now]));
  const write = (some: readonly Activity[]) =>
    updateRows(
      tx,
      activities,
      some.map((before) => {
        const { id, kind, text, minutes, occurredAt, doneAt, doneBy, actorId, plannedBy, dueOn, dueAt } =
          after.get(before.id) ?? before;
        return { id, kind, text, minutes, occurredAt, doneAt, doneBy, actorId, plannedBy, dueOn, dueAt };
      }),
    );
  await write(back.flatMap(({ before, isOpened }) => (isOpened ? [] : [before])));
  const opened = back.flatMap(({ before, isOpened }) => (isOpened ? [before] : []));
  await writeUndone(ctx, tx, opened, write);
  await recordHistory(
    ctx,
    tx,
    back.flatMap(({ before, changes, isOpened }) => {
      const { all, accountId } = subjectsOf(before);
      return all.map((subject, index) => ({
        source: "undo" as const,
        runId: importId,
        subjectType: subject.type,
        subjectId: subject.id,
        accountId: index === 0 ? accountId : null,
        kind: isOpened ? ("activity_reopened" as const) : ("activity_changed" as const),
        activityId: before.id,
        changes,
      }));
    }),
  );
  return {
    restored: back.length,
    untouched: back.flatMap(({ before, isOpened, changes }) =>
      isOpened || changes.some(({ field }) => field === "doneOn") ? [before] : [],
    ),
    stayed,
  };
}
