import { ofTenant } from "@arraigo/db";
import { grantOf, holds } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { ListApprovals } from "../contract";
import { type StagedType, stagedTypes } from "../record-types";
import { actingPerson } from "../records/find-record";
import { decodeInstantPosition, pageOf } from "../records/keyset";
import { stagedTableOf } from "../records/record-table";
import { ownedBy, ownersInScope } from "../records/scope";
import { namesBeside } from "./approval-rows";
import { approvals } from "./tables";
import { waitingApproval } from "./waiting-approvals";

/** Requests for approval: what waits for the reader's yes, what the reader asked for, or what was decided within their reach. */
export async function listApprovals(ctx: Ctx, input: ListApprovals) {
  return inTransaction(ctx, async (tx) => {
    const me = actingPerson(ctx);
    const after = decodeInstantPosition(input.cursor);
    const which =
      input.which === "mine"
        ? and(eq(approvals.requestedBy, me), sql`(${approvals}.decided_at is not null or ${waitingApproval()})`)
        : and(
            input.which === "waitingForMe" ? isNull(approvals.decidedAt) : isNotNull(approvals.decision),
            await mineToDecide(ctx, tx, me),
          );
    const rows = await tx
      .select()
      .from(approvals)
      .where(
        and(
          ofTenant(approvals.organisationId, ctx.organisationId),
          which,
          after
            ? sql`(${approvals.requestedAt}, ${approvals.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(approvals.requestedAt), desc(approvals.id))
      .limit(input.limit + 1);
    const page = pageOf(rows, input.limit, (row) => ({ key: row.requestedAt.toISOString(), id: row.id }));
    const name = await namesBeside(ctx, tx, page.rows, (row) => [row.requestedBy, row.decidedBy ?? row.approverId]);
    return {
      rows: page.rows.map((row) => ({
        id: row.id,
        type: row.recordType as StagedType,
        recordId: row.recordId,
        recordName: name(row.recordId),
        stageId: row.stageId,
        stageName: name(row.stageId),
        requestedByName: name(row.requestedBy),
        requestedAt: row.requestedAt.toISOString(),
        note: row.note,
        approverName: name(row.approverId),
        decidedByName: name(row.decidedBy),
        decidedAt: row.decidedAt?.toISOString() ?? null,
        state: stateOf(row),
        reason: row.reason,
        mine: row.requestedBy === me,
      })),
      next: page.next,
    };
  });
}

function stateOf(row: typeof approvals.$inferSelect): "waiting" | "approved" | "declined" | "withdrawn" {
  if (!row.decidedAt) return "waiting";
  return (row.decision as "approved" | "declined" | null) ?? "withdrawn";
}

/** Those of records whose owners are within reach of the reader's yes; an own record is somebody else's to decide. */
async function mineToDecide(ctx: Ctx, tx: Tx, me: string): Promise<SQL> {
  if (!holds(ctx, "crm.approval.decide")) return sql`false`;
  const owners = await ownersInScope(ctx, tx, "crm.approval.decide");
  const parts = stagedTypes.map((type) => {
    const table = stagedTableOf[type];
    return sql`(${approvals}.record_type = ${type} and exists (select from ${table} where ${and(
      sql`${table}.organisation_id = ${approvals}.organisation_id`,
      sql`${table}.id = ${approvals}.record_id`,
      sql`${table}.gone_at is null`,
      grantOf(ctx, "crm.approval.decide").organisation ? undefined : sql`${table}.owner_id <> ${me}`,
      owners === null ? undefined : ownedBy(table.ownerId, owners),
    )}))`;
  });
  return sql`(${sql.join(parts, sql` or `)})`;
}
