import { ofTenant } from "@arraigo/db";
import { tellPeople } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { ApprovalById, ApproveEntry, DeclineEntry } from "../contract";
import { ApprovalDecided } from "../errors";
import type { StagedType } from "../record-types";
import { actingPerson, recordById } from "../records/find-record";
import { accountIdOf, recordName } from "../records/record-keys";
import type { StagedRow } from "../records/record-table";
import { retractUse } from "../records/record-use";
import { type EventKind, recordHistory } from "../timeline/record-event";
import { actUse } from "../timeline/use-ids";
import { mayApprove } from "./approver";
import { enterStages } from "./enter-stages";
import { findMissing } from "./find-missing";
import { holdProcess } from "./hold-process";
import { pipelinesOf } from "./list-stages";
import { approvals } from "./tables";

type Approval = typeof approvals.$inferSelect;

/**
 * Says yes. Where nothing else is missing the record moves at once, as was asked; else whoever asked is told, and moves it when
 * the rest is there.
 */
export async function approveEntry(ctx: Ctx, input: ApproveEntry): Promise<{ moved: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const { approval, type, row } = await undecided(ctx, tx, input.id);
    if (!(await mayApprove(ctx, tx, row))) throw new NotFound();
    const pipelines = await pipelinesOf(ctx, tx, type);
    const stages = pipelines.flatMap((each) => each.stages);
    const to = stages.find((each) => each.id === approval.stageId);
    if (!to) throw new ApprovalDecided();
    const from = stages.find((each) => each.id === row.stageId) ?? null;
    // One instant for the yes and its line in the history: what comes after that line, the yes was not said to.
    const at = ctx.clock.now();
    await decide(ctx, tx, approval, "approved", input.note ?? null, at);
    await tellOfDecision(ctx, tx, approval, "approvalGiven", { name: recordName(type, row), stage: to.name });
    await logDecision(ctx, tx, type, row, "approval_given", to.name, input.note, at);
    const [missing] = await findMissing(ctx, tx, type, pipelines, [{ row, from, to }]);
    if (!missing || missing.fields.length > 0 || missing.activities.length > 0) return { moved: false };
    const [entered] = await enterStages(ctx, tx, type, [{ id: row.id, stageId: to.id }]);
    if (!entered) return { moved: false };
    await emit(tx, crmEvents.recordMoved, {
      recordType: type,
      recordId: row.id,
      movedBy: ctx.actor.personId,
      fromStageId: entered.from.id,
      toStageId: to.id,
      toKind: to.kind,
      occurredAt: ctx.clock.now().toISOString(),
    });
    return { moved: true };
  });
}

/** Says no, and why: whoever asked reads it. They may ask again when it is answered. */
export async function declineEntry(ctx: Ctx, input: DeclineEntry): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { approval, type, row } = await undecided(ctx, tx, input.id);
    if (!(await mayApprove(ctx, tx, row))) throw new NotFound();
    const pipelines = await pipelinesOf(ctx, tx, type);
    const stage = pipelines.flatMap((each) => each.stages).find((each) => each.id === approval.stageId)?.name ?? "";
    await decide(ctx, tx, approval, "declined", input.reason);
    await tellOfDecision(ctx, tx, approval, "approvalDeclined", { name: recordName(type, row), stage });
    await logDecision(ctx, tx, type, row, "approval_declined", stage, input.reason);
  });
}

/** Takes an own request back before anybody decided. */
export async function withdrawApproval(ctx: Ctx, input: ApprovalById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { approval, type, row } = await undecided(ctx, tx, input.id);
    if (approval.requestedBy !== actingPerson(ctx)) throw new NotFound();
    const pipelines = await pipelinesOf(ctx, tx, type);
    const stage = pipelines.flatMap((each) => each.stages).find((each) => each.id === approval.stageId)?.name ?? "";
    await decide(ctx, tx, approval, null, null);
    await logDecision(ctx, tx, type, row, "approval_withdrawn", stage);
    await retractUse(ctx, tx, actUse("approval_asked", row.id, approval.requestedAt), {
      personId: approval.requestedBy,
      since: approval.requestedAt,
    });
  });
}

/** The request and its record, both held until the transaction ends: two who decide at once take turns, and the second is told. */
async function undecided(ctx: Ctx, tx: Tx, id: string) {
  const here = and(ofTenant(approvals.organisationId, ctx.organisationId), eq(approvals.id, id));
  const [asked] = await tx.select({ type: approvals.recordType }).from(approvals).where(here);
  if (!asked) throw new NotFound();
  // What is approved is moved: the process comes before the request and its record.
  await holdProcess(ctx, tx, asked.type as StagedType);
  const [approval] = await tx.select().from(approvals).where(here).for("update");
  if (!approval) throw new NotFound();
  const type = approval.recordType as StagedType;
  const row = (await recordById(ctx, tx, `crm.${type}.read`, type, approval.recordId, true)) as unknown as StagedRow;
  if (approval.decidedAt) throw new ApprovalDecided();
  return { approval, type, row };
}

async function decide(
  ctx: Ctx,
  tx: Tx,
  approval: Approval,
  decision: "approved" | "declined" | null,
  reason: string | null,
  at = ctx.clock.now(),
) {
  await tx
    .update(approvals)
    .set({ decidedAt: at, decidedBy: ctx.actor.personId, decision, reason })
    .where(and(ofTenant(approvals.organisationId, ctx.organisationId), eq(approvals.id, approval.id)));
}

async function tellOfDecision(
  ctx: Ctx,
  tx: Tx,
  approval: Approval,
  kind: "approvalGiven" | "approvalDeclined",
  params: Record<string, string>,
) {
  await tellPeople(ctx, tx, [
    {
      personId: approval.requestedBy,
      kind: `crm.${kind}`,
      params,
      to: "/crm/process?show=approvals",
      onceKey: `approval-decided:${approval.id}`,
    },
  ]);
}

async function logDecision(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  row: StagedRow,
  kind: EventKind,
  stage: string,
  reason?: string | undefined,
  occurredAt = ctx.clock.now(),
) {
  await recordHistory(ctx, tx, [
    {
      subjectType: type,
      subjectId: row.id,
      accountId: accountIdOf(type, row),
      kind,
      occurredAt,
      changes: [
        { field: "stage", from: null, to: stage },
        ...(reason ? [{ field: "reason", from: null, to: reason }] : []),
      ],
    },
  ]);
}
