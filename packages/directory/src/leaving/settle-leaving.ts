import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { Handover } from "../contract";
import { handOver, handOverLeft, leaversWithWork } from "./hand-over";
import { assertSuccessor, successorsOf } from "./successors";
import { handovers } from "./tables";

/**
 * What a last day brings with it, in the transaction that enters it. Whose last day is over hands over at once; whose last day is
 * ahead does so now where that was asked, and what is left by then with the last day. Who stays after all keeps everything.
 */
export async function settleLeaving(
  ctx: Ctx,
  tx: Tx,
  person: { id: string; endsOn: string | null; endedOn: string | null },
  decision: Handover | undefined,
): Promise<void> {
  const { id, endsOn, endedOn } = person;
  if (endsOn === null) {
    if (endedOn !== null) await forgetHandover(ctx, tx, id);
    return;
  }
  if (decision === undefined && endsOn === endedOn) return;
  if (decision?.successorId) await assertSuccessor(ctx, tx, id, decision.successorId);
  // Another last day is another leaving: what was decided or done for an earlier one does not count any more.
  if (endsOn !== endedOn) await forgetHandover(ctx, tx, id, true);
  if (decision) await decideHandover(ctx, tx, id, decision.successorId);
  if (decision?.when === "now") {
    const successor = (await successorsOf(ctx, tx, [id])).get(id) ?? null;
    await handOver(ctx, tx, id, successor);
  }
  await handOverLeft(ctx, tx, await leaversWithWork(ctx, tx, [id]));
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
