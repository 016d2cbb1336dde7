import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { tellPeople } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { AskApproval } from "../contract";
import { ApprovalNotNeeded } from "../errors";
import { changeRecords } from "../records/change-records";
import { actingPerson, recordById } from "../records/find-record";
import { accountIdOf, recordName } from "../records/record-keys";
import type { StagedRow } from "../records/record-table";
import { recordHistory } from "../timeline/record-event";
import { managerOf } from "./approver";
import { assertMovable } from "./assert-movable";
import { findMissing } from "./find-missing";
import { pipelinesOf, stageById } from "./list-stages";
import { approvals } from "./tables";

/**
 * Asks the owner's manager, or where there is none the administrators, to let a record into a stage. The fields that came along are
 * saved, so that nothing typed is lost meanwhile. Asking twice is one request.
 */
export async function askApproval(ctx: Ctx, input: AskApproval): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const me = actingPerson(ctx);
    const { type } = input;
    const { id, ownerId } = await recordById(ctx, tx, `crm.${type}.write`, type, input.id, true);
    await assertMovable(ctx, tx, { ownerId });
    const stage = await stageById(ctx, tx, type, input.stageId);
    const { custom, ...values } = input.fields ?? {};
    await changeRecords(ctx, tx, type, [{ id, values, custom, was: input.was }]);
    const row = (await recordById(ctx, tx, `crm.${type}.write`, type, id)) as unknown as StagedRow;
    const pipelines = await pipelinesOf(ctx, tx, type);
    const from = pipelines.flatMap((each) => each.stages).find((each) => each.id === row.stageId) ?? null;
    const [missing] = await findMissing(ctx, tx, type, pipelines, [{ row, from, to: stage }]);
    if (!missing?.approval || from?.id === stage.id) throw new ApprovalNotNeeded();
    const mine = and(
      ofTenant(approvals.organisationId, ctx.organisationId),
      eq(approvals.recordId, id),
      eq(approvals.stageId, stage.id),
      isNull(approvals.decidedAt),
    );
    const [waiting] = await tx.select({ id: approvals.id }).from(approvals).where(mine);
    if (waiting) return waiting;
    const now = ctx.clock.now();
    const approverId = await managerOf(ctx, tx, row.ownerId);
    const approvalId = newId(now.getTime());
    await tx.insert(approvals).values({
      id: approvalId,
      organisationId: ctx.organisationId,
      recordType: type,
      recordId: id,
      stageId: stage.id,
      requestedBy: me,
      requestedAt: now,
      note: input.note ?? null,
      approverId,
    });
    await recordHistory(ctx, tx, [
      {
        subjectType: type,
        subjectId: id,
        accountId: accountIdOf(type, row),
        kind: "approval_asked",
        changes: [
          { field: "stage", from: null, to: stage.name },
          ...(input.note ? [{ field: "note", from: null, to: input.note }] : []),
        ],
      },
    ]);
    if (approverId)
      await tellPeople(ctx, tx, [
        {
          personId: approverId,
          kind: "crm.approvalAsked",
          params: { name: recordName(type, row), stage: stage.name },
          to: "/crm/process?show=approvals",
          onceKey: `approval-asked:${approvalId}`,
        },
      ]);
    return { id: approvalId };
  });
}
