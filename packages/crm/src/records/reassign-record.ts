import { authorized, recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ReassignRecord } from "../contract";
import { newRunId, recordRun } from "../runs/run";
import { recordById } from "./find-record";
import { assertOwner, handRecords } from "./hand-records";

/** Hands a record to somebody else who works here. The new owner need not be in reach: work is handed across departments. Taken back like any run. */
export async function reassignRecord(ctx: Ctx, input: ReassignRecord): Promise<{ runId: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const record = await recordById(ctx, tx, `crm.${input.type}.read`, input.type, input.id, true);
    await authorized(ctx, tx, "crm.record.reassign", record, (each) => each.ownerId);
    if (record.ownerId === input.ownerId) return { runId: null };
    await assertOwner(ctx, tx, input.ownerId);
    const runId = newRunId(ctx);
    await handRecords(ctx, tx, input.type, [record], input.ownerId, { runId });
    await recordRun(ctx, tx, { id: runId, kind: "reassign", recordType: input.type, records: 1 });
    await recordAudit(ctx, tx, {
      action: "crm.record_reassigned",
      subjectType: input.type,
      subjectId: record.id,
      facts: { from: record.ownerId, to: input.ownerId },
    });
    return { runId };
  });
}
