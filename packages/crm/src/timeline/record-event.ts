import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { insertRows } from "../records/bulk-rows";
import { noteWritten } from "./acts";
import type { RecordEvent } from "./event-kinds";
import { type FieldChange, recordEvents } from "./tables";

export type { EventKind, RecordEvent } from "./event-kinds";

/** One list for all that have none: the same value for many rows is sent once. */
const noChanges: FieldChange[] = [];

/**
 * Writes down what happened to a record, in the transaction in which it happened. Never one statement a record. Whoever's call it
 * is has used the CRM by it: telemetry is fed from here (`acts.ts`).
 */
export async function recordHistory(ctx: Ctx, tx: Tx, happened: readonly RecordEvent[]): Promise<void> {
  const now = ctx.clock.now();
  noteWritten(ctx, tx, happened, now);
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
