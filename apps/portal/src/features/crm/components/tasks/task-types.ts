import type { SteppedType } from "../record/page-record";

export const plannedKinds = ["task", "call", "email", "chat", "meeting"] as const;
export type PlannedKind = (typeof plannedKinds)[number];

/** Something planned, or done, as lists and the calendar show it. */
export interface Task {
  id: string;
  kind: PlannedKind | "note";
  text: string;
  minutes: number | null;
  occurredAt: string | null;
  dueOn: string | null;
  dueAt: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  actorName: string | null;
  about: { type: SteppedType; id: string; name: string } | null;
  mine: boolean;
}
