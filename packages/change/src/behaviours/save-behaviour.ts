import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { jobRoles } from "@arraigo/directory/schema";
import { changeEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { SaveBehaviour } from "../contract";
import { BehaviourNotFound, JobRoleUnknown } from "../errors";
import { rolloutById } from "../rollouts/rollout-by-id";
import { behaviours } from "./tables";

/** Says what people in a job role are expected to do, how often, and what is in it for them. */
export async function saveBehaviour(ctx: Ctx, input: SaveBehaviour): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    await rolloutById(ctx, tx, input.rolloutId);
    const [role] = await tx
      .select({ id: jobRoles.id })
      .from(jobRoles)
      .where(and(ofTenant(jobRoles.organisationId, ctx.organisationId), eq(jobRoles.id, input.jobRoleId)));
    if (!role) throw new JobRoleUnknown({}, "jobRoleId");
    const { id = newId(), ...facts } = input;
    if (input.id) {
      const changed = await tx
        .update(behaviours)
        .set(facts)
        .where(
          and(
            ofTenant(behaviours.organisationId, ctx.organisationId),
            eq(behaviours.id, id),
            eq(behaviours.rolloutId, input.rolloutId),
          ),
        )
        .returning({ id: behaviours.id });
      if (changed.length === 0) throw new BehaviourNotFound();
    } else {
      await tx
        .insert(behaviours)
        .values({ id, organisationId: ctx.organisationId, createdAt: ctx.clock.now(), ...facts });
    }
    await emit(tx, changeEvents.rolloutChanged, { rolloutId: input.rolloutId });
    return { id };
  });
}
