import type { EventSource, RecordType } from "../record-types";
import type { FieldChange } from "./tables";
import type { UseName, UseProperties } from "./use-names";

/** Everything that can happen to a record. */
export const eventKinds = [
  "created",
  "changed",
  "moved",
  "move_undone",
  "gate_overridden",
  "gate_undone",
  "approval_asked",
  "approval_given",
  "approval_declined",
  "approval_withdrawn",
  "converted",
  "conversion_undone",
  "reassigned",
  "activity",
  "activity_planned",
  "activity_changed",
  "activity_reopened",
  "activity_withdrawn",
  "line_added",
  "line_changed",
  "line_removed",
  "point_added",
  "point_changed",
  "point_removed",
  "related",
  "unrelated",
  "merged",
  "unmerged",
  "removed",
  "restored",
] as const;
export type EventKind = (typeof eventKinds)[number];

export interface RecordEvent {
  subjectType: RecordType;
  subjectId: string;
  accountId: string | null;
  kind: EventKind;
  changes?: FieldChange[];
  activityId?: string | null;
  /** The import, bulk change or hand-over it is part of. */
  runId?: string | null;
  actorId?: string | null;
  source?: EventSource;
  occurredAt?: Date;
  /** What people call the act, where kind and type do not say it. For telemetry; not stored. */
  as?: UseName | undefined;
  /** A next step was set with it. For telemetry; not stored. */
  stepSet?: boolean;
  /** What the act says of itself besides. For telemetry; not stored. */
  about?: UseProperties;
}
