import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { activities } from "../activities/tables";
import { insertRows } from "../records/bulk-rows";

export interface BulkTask {
  text: string;
  assigneeId: string;
  /** The local day it is due. */
  dueOn: string;
  accountId?: string;
  contactId?: string;
  opportunityId?: string;
  plannedAt: Date;
}

/** Tasks that are still to be done, in a few statements. For the system alone: no permission, no event, nobody is told. */
export async function planTasks(ctx: Ctx, rows: readonly BulkTask[]): Promise<void> {
  const made = rows.map((row) => ({
    id: newId(row.plannedAt.getTime()),
    organisationId: ctx.organisationId,
    kind: "task",
    text: row.text,
    occurredAt: row.plannedAt,
    actorId: row.assigneeId,
    assigneeId: row.assigneeId,
    dueOn: row.dueOn,
    accountId: row.accountId ?? null,
    contactId: row.contactId ?? null,
    opportunityId: row.opportunityId ?? null,
    createdAt: row.plannedAt,
  }));
  await inTransaction(ctx, (tx) => insertRows(tx, activities, made));
}
