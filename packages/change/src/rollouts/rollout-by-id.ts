import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { RolloutNotFound } from "../errors";
import { rollouts } from "./tables";

/** The rollout, or an error a person can read. Rollouts are visible to the whole organisation. */
export async function rolloutById(ctx: Ctx, tx: Tx, id: string) {
  const [rollout] = await tx
    .select()
    .from(rollouts)
    .where(and(ofTenant(rollouts.organisationId, ctx.organisationId), eq(rollouts.id, id)));
  if (!rollout) throw new RolloutNotFound();
  return rollout;
}
