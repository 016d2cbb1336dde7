import { ofTenant } from "@arraigo/db";
import { reaches } from "@arraigo/directory";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { ActivityWithdrawn } from "../errors";
import { holdSubjects } from "./activity-subjects";
import { activities } from "./tables";

export type Activity = typeof activities.$inferSelect;

/**
 * An activity the actor may change, locked until the transaction ends: done by them, theirs to do, or planned by them; with a
 * wider reach, likewise of the people in reach. Anybody else's answers like none.
 */
export async function ownActivity(ctx: Ctx, tx: Tx, permission: string, id: string): Promise<Activity> {
  const here = and(ofTenant(activities.organisationId, ctx.organisationId), eq(activities.id, id));
  const [seen] = await tx.select().from(activities).where(here);
  if (!seen) throw new NotFound();
  // Like whoever merges: the records first, then what is about them.
  await holdSubjects(ctx, tx, seen);
  const [found] = await tx.select().from(activities).where(here).for("update");
  if (!found) throw new NotFound();
  const within =
    (await reaches(ctx, tx, permission, found.actorId)) ||
    (found.assigneeId !== null && (await reaches(ctx, tx, permission, found.assigneeId)));
  if (!within) throw new NotFound();
  if (found.withdrawnAt) throw new ActivityWithdrawn();
  return found;
}

export async function writeActivity(
  ctx: Ctx,
  tx: Tx,
  id: string,
  values: Parameters<ReturnType<typeof tx.update<typeof activities>>["set"]>[0],
): Promise<void> {
  await tx
    .update(activities)
    .set(values)
    .where(and(ofTenant(activities.organisationId, ctx.organisationId), eq(activities.id, id)));
}
