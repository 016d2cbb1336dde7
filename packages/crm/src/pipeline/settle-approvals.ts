import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { StagedType } from "../record-types";
import { insertRows } from "../records/bulk-rows";
import { uuids } from "../records/scope";
import type { Stage } from "./list-stages";
import { approvals } from "./tables";

/**
 * What entering a stage does to requests for approval: whoever could approve and moves the record has approved it, asked or not;
 * and a record that closes waits for nobody.
 */
export async function settleApprovals(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  entering: readonly { id: string; stage: Stage; approves: boolean }[],
): Promise<void> {
  const approving = entering.filter((each) => each.approves);
  if (approving.length > 0) await approveByMoving(ctx, tx, type, approving);
  const closing = entering.filter((each) => each.stage.kind !== "open").map((each) => each.id);
  if (closing.length === 0) return;
  await tx
    .update(approvals)
    .set({ decidedAt: ctx.clock.now(), decidedBy: ctx.actor.personId })
    .where(
      and(
        ofTenant(approvals.organisationId, ctx.organisationId),
        sql`${approvals.recordId} = any(${uuids(closing)})`,
        isNull(approvals.decidedAt),
      ),
    );
}

async function approveByMoving(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  approving: readonly { id: string; stage: Stage }[],
): Promise<void> {
  const me = ctx.actor.personId;
  // The system moves what people decided; it approves nothing of its own.
  if (!me) return;
  const now = ctx.clock.now();
  const decided = { decidedAt: now, decidedBy: me, decision: "approved" };
  const byStage = new Map<string, { id: string }[]>();
  for (const each of approving) byStage.set(each.stage.id, [...(byStage.get(each.stage.id) ?? []), each]);
  const answered = new Set<string>();
  for (const [stageId, records] of byStage) {
    const rows = await tx
      .update(approvals)
      .set(decided)
      .where(
        and(
          ofTenant(approvals.organisationId, ctx.organisationId),
          eq(approvals.stageId, stageId),
          sql`${approvals.recordId} = any(${uuids(records.map((each) => each.id))})`,
          isNull(approvals.decidedAt),
        ),
      )
      .returning({ recordId: approvals.recordId });
    for (const row of rows) answered.add(row.recordId);
  }
  await insertRows(
    tx,
    approvals,
    approving
      .filter((each) => !answered.has(each.id))
      .map(({ id, stage }) => ({
        id: newId(now.getTime()),
        organisationId: ctx.organisationId,
        recordType: type,
        recordId: id,
        stageId: stage.id,
        requestedBy: me,
        requestedAt: now,
        approverId: me,
        ...decided,
      })),
  );
}
