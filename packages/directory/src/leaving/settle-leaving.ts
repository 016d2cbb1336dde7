import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { Handover } from "../contract";
import { type HandedOver, handOver, handOverLeft, leaversWithWork } from "./hand-over";
import { assertSuccessor, successorsOf } from "./successors";
import { handovers } from "./tables";

/**
 * What a last day brings with it, in the transaction that enters it. Whose last day is over hands over at once; whose last day is
 * ahead does so now where that was asked, and what is left by then with the last day. Who stays after all keeps everything. Returns
 * what went to whom, where something did.
 */
export async function settleLeaving(
  ctx: Ctx,
  tx: Tx,
  person: { id: string; endsOn: string | null; endedOn: string | null },
  decision: Handover | undefined,
): Promise<HandedOver | undefined> {
  const { id, endsOn, endedOn } = person;
  if (endsOn === null) {
    if (endedOn !== null) await forgetHandover(ctx, tx, id);
    return undefined;
  }
  if (decision === undefined && endsOn === endedOn) return undefined;
  if (decision?.successorId) await assertSuccessor(ctx, tx, id, decision.successorId);
  // Another last day is another leaving: what was decided or done for an earlier one does not count any more.
  if (endsOn !== endedOn) await forgetHandover(ctx, tx, id, true);
  if (decision) await decideHandover(ctx, tx, id, decision.successorId);
  const successor = decision?.when === "now" ? ((await successorsOf(ctx, tx, [id])).get(id) ?? null) : undefined;
  const now = successor === undefined ? undefined : await handOver(ctx, tx, id, successor);
  const [left] = await handOverLeft(ctx, tx, await leaversWithWork(ctx, tx, [id]));
  return now ?? left;
}

async function decideHandover(ctx: Ctx, tx: Tx, personId: string, successorId: string | null): Promise<void> {
  const decided = { successorId, decidedBy: ctx.actor.personId, decidedAt: ctx.clock.now(), doneAt: null };
  await tx
    .insert(handovers)
    .values({ organisationId: ctx.organisationId, personId, ...decided })
    .onConflictDoUpdate({ target: [handovers.organisationId, handovers.personId], set: decided });
}

/** What was done stays written down, unless the leaving itself was another. */
async function forgetHandover(ctx: Ctx, tx: Tx, personId: string, alsoDone = false): Promise<void> {
  await tx
    .delete(handovers)
    .where(
      and(
        ofTenant(handovers.organisationId, ctx.organisationId),
        eq(handovers.personId, personId),
        alsoDone ? undefined : isNull(handovers.doneAt),
      ),
    );
}
