import { ofTenant } from "@arraigo/db";
import { holds, recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { HandRollout } from "../contract";
import { LeadNotYours, LeadUnknown } from "../errors";
import { listLeads } from "./list-leads";
import { rolloutById } from "./rollout-by-id";
import { rollouts } from "./tables";

/** Whether whoever acts may say who runs a rollout: whoever runs it, anybody who plans where nobody does, and administrators. */
export const mayHand = (ctx: Ctx, { ledBy }: { ledBy: string | null }): boolean =>
  holds(ctx, "change.rollout.plan") &&
  (ledBy === null || ledBy === ctx.actor.personId || holds(ctx, "change.rollout.lead"));

/**
 * Says who runs a rollout. Names inside it are theirs to see where the privacy mode gives a change manager any, so it is audited.
 * @throws RolloutNotFound; LeadNotYours; LeadUnknown for somebody who is no change manager
 */
export function handRollout(ctx: Ctx, { id, personId }: HandRollout): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const rollout = await rolloutById(ctx, tx, id);
    if (!mayHand(ctx, rollout)) throw new LeadNotYours();
    const leads = await listLeads(ctx, tx);
    if (!leads.some((lead) => lead.id === personId)) throw new LeadUnknown({}, "personId");
    await tx
      .update(rollouts)
      .set({ ledBy: personId, updatedAt: ctx.clock.now() })
      .where(and(ofTenant(rollouts.organisationId, ctx.organisationId), eq(rollouts.id, id)));
    await recordAudit(ctx, tx, {
      action: "change.rollout_handed",
      subjectType: "person",
      subjectId: personId,
      facts: { rolloutId: id, before: rollout.ledBy },
    });
  });
}
