import type { Ctx } from "@arraigo/platform";
import type { Activity } from "../../activities/own-activity";
import type { ActivityKind } from "../../activities-contract";
import type { FieldChange } from "../../timeline/tables";
import type { ImportRow, RowProblem } from "../rows/import-row";
import type { ActivityRun } from "./activity-run";
import { clockTargets, dayTargets } from "./activity-targets";
import { settleDoer, settleText } from "./draft-activity";
import { settleSubjects } from "./settle-subjects";
import { type ActivityTime, settleTime } from "./settle-time";

/** What a row does to an activity that is here already. */
export interface ChangedActivity {
  row: ImportRow;
  held: Activity;
  values: Partial<Activity>;
  changes: FieldChange[];
  /** It was planned, and the file knows that it was done. */
  isFinished: boolean;
}

const minuteMs = 60_000;
const sameMinute = (one: Date | null, other: Date | null) =>
  (one === null ? null : Math.floor(one.getTime() / minuteMs)) ===
  (other === null ? null : Math.floor(other.getTime() / minuteMs));

const mayWrite = ({ doers }: ActivityRun, { actorId, assigneeId }: Activity) =>
  doers === null || (actorId !== null && doers.has(actorId)) || (assigneeId !== null && doers.has(assigneeId));

const saysWhen = ({ values }: ImportRow) =>
  [...dayTargets, ...clockTargets, "status", "minutes"].some((key) => values[key] !== undefined);

function plainly(value: unknown): string | number | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/**
 * What a row changes of an activity that is here already: kind, words, minutes, and when it was or is to be done. What was planned
 * and is done by now is finished. What it is about stays, and so does what is done here and still planned in the file.
 */
export function changesOfActivity(
  ctx: Ctx,
  run: ActivityRun,
  row: ImportRow,
  held: Activity,
  clock: { now: Date; today: string; timeZone: string },
): ChangedActivity | RowProblem {
  if (!mayWrite(run, held)) return { problem: "notYours", params: {} };
  if (row.values.kindSaid !== undefined)
    return { problem: "unknownKind", params: { value: String(row.values.kindSaid) } };
  const kind = (row.values.kind as ActivityKind | undefined) ?? (held.kind as ActivityKind);
  const time = saysWhen(row) ? settleTime(row, kind, clock) : undefined;
  if (time && "problem" in time && (time.problem !== "undated" || row.values.status !== undefined)) return time;
  const changed: ChangedActivity = { row, held, values: {}, changes: [], isFinished: false };
  const set = <K extends keyof Activity>(key: K, value: Activity[K], field: string) => {
    changed.values[key] = value;
    changed.changes.push({ field, from: plainly(held[key]), to: plainly(value) });
  };
  if (kind !== held.kind) set("kind", kind, "kind");
  // Names that nobody has stand in the text, as they did when it came in.
  settleSubjects(run, row, true);
  const doer = settleDoer(ctx, run, row, time !== undefined && !("problem" in time) && time.doneAt !== null);
  if (row.values.text !== undefined) {
    const text = settleText(ctx, row, kind);
    if (text !== held.text) set("text", text, "text");
  }
  if (time && !("problem" in time)) settleWhen(changed, time, doer, set);
  row.notices = row.notices.filter(({ problem }) => problem !== "dueToday");
  return changed;
}

function settleWhen(
  changed: ChangedActivity,
  time: ActivityTime,
  doer: string | null,
  set: <K extends keyof Activity>(key: K, value: Activity[K], field: string) => void,
): void {
  const { held, row } = changed;
  if (time.doneAt) {
    if (!held.doneAt || !sameMinute(held.occurredAt, time.doneAt)) {
      changed.isFinished = held.doneAt === null;
      set("doneAt", time.doneAt, "doneOn");
      changed.values.occurredAt = time.doneAt;
    }
    if (changed.isFinished) Object.assign(changed.values, { actorId: doer, doneBy: doer, plannedBy: held.actorId });
    if (time.minutes !== null && time.minutes !== held.minutes) set("minutes", time.minutes, "minutes");
    return;
  }
  const saysDue = row.notices.every(({ problem }) => problem !== "dueToday");
  if (held.doneAt || !saysDue) return;
  if (time.dueOn !== held.dueOn) set("dueOn", time.dueOn, "dueOn");
  if (!sameMinute(time.dueAt, held.dueAt)) set("dueAt", time.dueAt, "dueTime");
}
