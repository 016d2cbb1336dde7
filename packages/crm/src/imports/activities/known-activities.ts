import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import type { Activity } from "../../activities/own-activity";
import { activities } from "../../activities/tables";
import { texts } from "../../records/scope";
import type { ImportRow } from "../rows/import-row";
import type { ActivityRun } from "./activity-run";

/** The activities that rows are already, by their number elsewhere; of several under one number the oldest. One read for all. */
export async function knownActivities(
  ctx: Ctx,
  tx: Tx,
  run: ActivityRun,
  rows: readonly ImportRow[],
): Promise<ReadonlyMap<string, Activity>> {
  const numbers = rows.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
  const known = new Map<string, Activity>();
  if (numbers.length === 0 || run.mapping.match === "none") return known;
  const stored = await tx
    .select()
    .from(activities)
    .where(
      and(
        ofTenant(activities.organisationId, ctx.organisationId),
        sql`${activities.externalId} is not null and ${activities.externalId} = any(${texts(numbers)})`,
        isNull(activities.withdrawnAt),
      ),
    )
    .orderBy(activities.createdAt, activities.id);
  for (const activity of stored)
    if (activity.externalId !== null && !known.has(activity.externalId)) known.set(activity.externalId, activity);
  return known;
}
