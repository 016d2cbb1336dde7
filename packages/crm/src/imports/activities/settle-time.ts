import type { ActivityKind } from "../../activities-contract";
import type { ImportRow, RowProblem } from "../rows/import-row";
import type { ActivityState, ClockTarget, DayTarget } from "./activity-targets";
import { atClock, noonOf, type When } from "./read-when";

/** A minute's grace for clocks that run ahead, as for what is logged by hand. */
const graceMs = 60_000;
const dayMinutes = 1_440;

/** When something was done, or is to be done. */
export interface ActivityTime {
  /** Null: still to be done. */
  doneAt: Date | null;
  dueOn: string | null;
  dueAt: Date | null;
  minutes: number | null;
}

const beside: Partial<Record<DayTarget, ClockTarget>> = {
  startsAt: "startsClock",
  endsAt: "endsClock",
  dueAt: "dueClock",
};

/** In which order days are asked for when something was done: a task is done when it is ticked off, a call when it begins. */
const doneOrder: Readonly<Record<"task" | "other", readonly DayTarget[]>> = {
  task: ["doneOn", "startsAt", "dueAt", "endsAt", "createdOn"],
  other: ["startsAt", "doneOn", "dueAt", "endsAt", "createdOn"],
};
const planOrder: readonly DayTarget[] = ["dueAt", "startsAt", "endsAt"];

const isPast = (when: When, now: Date, today: string) =>
  when.at === null ? when.on <= today : Date.parse(when.at) <= now.getTime() + graceMs;

/** The moment of a day in the past; of today without a time, not later than now. */
function momentOf(when: When, now: Date, timeZone: string): Date {
  const at = when.at === null ? noonOf(when.on, timeZone) : new Date(when.at);
  return at.getTime() > now.getTime() ? now : at;
}

function minutesBetween(from: When | undefined, to: When | undefined): number | null {
  if (!from?.at || !to?.at) return null;
  const minutes = Math.round((Date.parse(to.at) - Date.parse(from.at)) / 60_000);
  return minutes > 0 && minutes <= dayMinutes ? minutes : null;
}

/**
 * Whether an activity is done, and when it was or is due. Where the file does not say whether it is done, what lies behind is, and
 * what lies ahead is planned; notes are written, never planned. A row that is done and has no day, or only days that have not come,
 * stays out: nobody knows where in the history it belongs.
 */
export function settleTime(
  row: ImportRow,
  kind: ActivityKind,
  { now, today, timeZone }: { now: Date; today: string; timeZone: string },
): ActivityTime | RowProblem {
  const { values } = row;
  const dayOf = (key: DayTarget): When | undefined => {
    const clock = beside[key];
    return atClock(values[key] as When | undefined, clock && (values[clock] as string | undefined), timeZone);
  };
  const state = values.status as ActivityState | undefined;
  if (state === "cancelled") return { problem: "cancelledActivity", params: {} };
  const days = doneOrder[kind === "task" ? "task" : "other"].flatMap((key) => dayOf(key) ?? []);
  const past = days.find((when) => isPast(when, now, today));
  const due = planOrder.map(dayOf).find(Boolean);
  const isDone =
    kind === "note" ||
    (state
      ? state === "done"
      : dayOf("doneOn") !== undefined || (past !== undefined && !(due && !isPast(due, now, today))));
  if (isDone) {
    if (!past) return { problem: days.length > 0 ? "inFuture" : "undated", params: {} };
    const planned = dayOf("dueAt");
    return {
      doneAt: momentOf(past, now, timeZone),
      dueOn: planned?.on ?? null,
      dueAt: planned?.at ? new Date(planned.at) : null,
      minutes: (values.minutes as number | undefined) ?? minutesBetween(dayOf("startsAt"), dayOf("endsAt")),
    };
  }
  if (!due && state === undefined) return { problem: "undated", params: {} };
  if (!due) row.notices.push({ problem: "dueToday", params: {} });
  return { doneAt: null, dueOn: due?.on ?? today, dueAt: due?.at ? new Date(due.at) : null, minutes: null };
}
