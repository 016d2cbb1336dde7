import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { activities } from "../../activities/tables";
import type { ActivityEvent } from "./restore-activities";

/** The tasks an import made that are about no record, newest first, as its history would tell of them: no record's history does. */
export async function listAlone(
  ctx: Ctx,
  tx: Tx,
  importId: string,
  before: string | null,
  rowsMax: number,
): Promise<ActivityEvent[]> {
  const rows = await tx
    .select({ id: activities.id, occurredAt: activities.occurredAt })
    .from(activities)
    .where(
      and(
        ofTenant(activities.organisationId, ctx.organisationId),
        eq(activities.importId, importId),
        eq(activities.kind, "task"),
        isNull(activities.accountId),
        isNull(activities.contactId),
        isNull(activities.leadId),
        isNull(activities.opportunityId),
        isNull(activities.caseId),
        isNull(activities.withdrawnAt),
        before === null ? undefined : lt(activities.id, before),
      ),
    )
    .orderBy(desc(activities.id))
    .limit(rowsMax);
  return rows.map((row) => ({ ...row, activityId: row.id, kind: "activity_planned", changes: [] }));
}
