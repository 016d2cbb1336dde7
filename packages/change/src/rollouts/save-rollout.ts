import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { changeEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { SaveRollout } from "../contract";
import { rolloutById } from "./rollout-by-id";
import { rollouts } from "./tables";

/** Plans a new rollout, or changes what an existing one is called and for. */
export async function saveRollout(ctx: Ctx, input: SaveRollout): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const { id = newId(), ...facts } = input;
    if (input.id) {
      await rolloutById(ctx, tx, id);
      await tx
        .update(rollouts)
        .set({ ...facts, updatedAt: ctx.clock.now() })
        .where(and(ofTenant(rollouts.organisationId, ctx.organisationId), eq(rollouts.id, id)));
    } else {
      await tx.insert(rollouts).values({
        id,
        organisationId: ctx.organisationId,
        createdBy: ctx.actor.personId,
        // A change manager runs what they plan; what an administrator plans waits for somebody to run it.
        ledBy: ctx.actor.roles.includes("change_manager") ? ctx.actor.personId : null,
        createdAt: ctx.clock.now(),
        ...facts,
      });
    }
    await emit(tx, changeEvents.rolloutChanged, { rolloutId: id });
    return { id };
  });
}
