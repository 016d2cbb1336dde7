import { ofTenant } from "@arraigo/db";
import type { Ctx, OpenWork, Tx } from "@arraigo/platform";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import { approvals } from "../pipeline/tables";
import { waitingApproval } from "../pipeline/waiting-approvals";
import { isStaged, type RecordType } from "../record-types";
import { stagedTableOf, tableOf } from "../records/record-table";

/** What is in one person's care. The price list is everybody's. */
export const keptTypes = ["account", "contact", "lead", "opportunity", "case"] as const satisfies RecordType[];
export type KeptType = (typeof keptTypes)[number];

/** Records of one person that are still open: in nobody's bin, and not closed. */
export function openRecordsOf(ctx: Ctx, type: KeptType, personId: string): SQL | undefined {
  const table = tableOf[type];
  return and(
    ofTenant(table.organisationId, ctx.organisationId),
    eq(table.ownerId, personId),
    isNull(table.goneAt),
    isStaged(type) ? isNull(stagedTableOf[type].closedAt) : undefined,
  );
}

/** What a person still has to do: tasks, and calls and meetings that are planned. */
export function openTasksOf(ctx: Ctx, personId: string): SQL | undefined {
  return and(
    ofTenant(activities.organisationId, ctx.organisationId),
    eq(activities.assigneeId, personId),
    isNull(activities.doneAt),
    isNull(activities.withdrawnAt),
  );
}

/** Requests that wait for this person's yes. */
export function openApprovalsOf(ctx: Ctx, personId: string): SQL | undefined {
  return and(
    ofTenant(approvals.organisationId, ctx.organisationId),
    eq(approvals.approverId, personId),
    waitingApproval(),
  );
}

/** How much of each kind is open in a person's care. */
export async function openWork(ctx: Ctx, tx: Tx, personId: string): Promise<OpenWork[]> {
  const counts: OpenWork[] = [];
  const count = async (kind: string, table: Parameters<ReturnType<typeof tx.select>["from"]>[0], where?: SQL) => {
    const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(table).where(where);
    if (row && row.count > 0) counts.push({ kind, count: row.count });
  };
  for (const type of keptTypes) await count(type, tableOf[type], openRecordsOf(ctx, type, personId));
  await count("task", activities, openTasksOf(ctx, personId));
  await count("approval", approvals, openApprovalsOf(ctx, personId));
  return counts;
}
