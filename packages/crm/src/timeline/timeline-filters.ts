import type { TimelineFilter } from "../contract";
import type { EventKind } from "./record-event";

/** Which kinds of events each filter of a timeline keeps; null keeps all. */
export const kindsOf: Readonly<Record<TimelineFilter, readonly string[] | null>> = {
  all: null,
  activities: ["activity", "activity_planned", "activity_changed", "activity_reopened"] satisfies EventKind[],
  stages: [
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
  ] satisfies EventKind[],
  changes: [
    "created",
    "changed",
    "point_added",
    "point_changed",
    "point_removed",
    "related",
    "unrelated",
  ] satisfies EventKind[],
  people: ["reassigned", "claimed", "returned", "merged", "unmerged", "deleted", "restored"],
  money: ["line_added", "line_changed", "line_removed"] satisfies EventKind[],
};
