import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { gateOverrides } from "../pipeline/tables";
import { insertRows } from "../records/bulk-rows";
import type { RecordEvent } from "../timeline/record-event";

/** A deal that came where it stands past the gate: who let it, why, and the fields that were missing then. */
export interface BulkOverride {
  by: string;
  reason: string;
  missing: readonly string[];
}

interface Passed extends BulkOverride {
  recordId: string;
  accountId: string | null;
  stageId: string;
  at: Date;
}

/** Writes overrides as moving by hand would have left them; returns the lines of history that go with them. */
export async function writeOverrides(ctx: Ctx, tx: Tx, passed: readonly Passed[]): Promise<RecordEvent[]> {
  await insertRows(
    tx,
    gateOverrides,
    passed.map((each) => ({
      id: newId(each.at.getTime()),
      organisationId: ctx.organisationId,
      recordType: "opportunity",
      recordId: each.recordId,
      stageId: each.stageId,
      missing: [...each.missing],
      reason: each.reason,
      source: "screen",
      overriddenBy: each.by,
      overriddenAt: each.at,
    })),
  );
  return passed.map((each) => ({
    subjectType: "opportunity",
    subjectId: each.recordId,
    accountId: each.accountId,
    kind: "gate_overridden",
    actorId: each.by,
    source: "screen",
    occurredAt: each.at,
    changes: [{ field: "reason", from: null, to: each.reason }],
  }));
}
