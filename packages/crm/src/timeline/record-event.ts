import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import type { EventSource, RecordType } from "../record-types";
import { insertRows } from "../records/bulk-rows";
import { type FieldChange, recordEvents } from "./tables";

export const eventKinds = [
  "created",
  "changed",
  "moved",
  "move_undone",
  "gate_overridden",
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
}

/** One list for all that have none: the same value for many rows is sent once. */
const noChanges: FieldChange[] = [];

/** Writes down what happened to a record, in the transaction in which it happened. Never one statement a record. */
export async function recordHistory(ctx: Ctx, tx: Tx, happened: readonly RecordEvent[]): Promise<void> {
  const now = ctx.clock.now();
  await insertRows(
    tx,
    recordEvents,
    happened.map((each) => {
      const occurredAt = each.occurredAt ?? now;
      return {
        id: newId(occurredAt.getTime()),
        organisationId: ctx.organisationId,
        subjectType: each.subjectType,
        subjectId: each.subjectId,
        accountId: each.subjectType === "account" ? each.subjectId : each.accountId,
        kind: each.kind,
        actorId: each.actorId === undefined ? ctx.actor.personId : each.actorId,
        source: each.source ?? (ctx.actor.kind === "system" ? "system" : "screen"),
        occurredAt,
        changes: each.changes ?? noChanges,
        activityId: each.activityId ?? null,
        runId: each.runId ?? null,
      };
    }),
  );
}
