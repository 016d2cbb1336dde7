import { ofTenant } from "@arraigo/db";
import { reaches, recordAudit } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { ClaimNotReturnable } from "../errors";
import type { ClaimableType, ClaimById } from "../insight-contract";
import { actingPerson, recordById } from "../records/find-record";
import { handRecords } from "../records/hand-records";
import { retractUse } from "../records/record-use";
import { actUse } from "../timeline/use-ids";
import { claims } from "./tables";

const dayMs = 86_400_000;
/** Whoever claimed may think better of it for a day; whoever it was taken from, and their manager, may object for two weeks. */
export const returnDaysMax = 1;
export const objectionDaysMax = 14;

/** Gives a claimed record back to whoever had it, or to nobody. Refused where it changed hands since, or too late. */
export async function returnClaim(ctx: Ctx, input: ClaimById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [claim] = await tx
      .select()
      .from(claims)
      .where(and(ofTenant(claims.organisationId, ctx.organisationId), eq(claims.id, input.claimId)))
      .for("update");
    if (!claim) throw new NotFound();
    const daysMax = await daysFor(ctx, tx, claim);
    const type = claim.recordType as ClaimableType;
    const record = await recordById(ctx, tx, "crm.record.claim", type, claim.recordId, true);
    const now = ctx.clock.now();
    const late = now.getTime() > claim.claimedAt.getTime() + daysMax * dayMs;
    if (late || claim.returnedAt !== null || record.ownerId !== claim.claimedBy) throw new ClaimNotReturnable();
    await handRecords(ctx, tx, type, [record], claim.fromOwnerId, { source: "undo", as: "claim_returned" });
    await tx
      .update(claims)
      .set({ returnedAt: now })
      .where(and(ofTenant(claims.organisationId, ctx.organisationId), eq(claims.id, claim.id)));
    // Given back by whoever took it, it is as if it had not been taken.
    if (claim.claimedBy === ctx.actor.personId)
      await retractUse(ctx, tx, actUse("record_claimed", record.id, claim.claimedAt), {
        personId: claim.claimedBy,
        since: claim.claimedAt,
      });
    await recordAudit(ctx, tx, {
      action: "crm.claim_returned",
      subjectType: type,
      subjectId: record.id,
      facts: { claimedBy: claim.claimedBy, to: claim.fromOwnerId },
    });
    await emit(tx, crmEvents.claimReturned, {
      claimId: claim.id,
      recordType: type,
      recordId: record.id,
      returnedBy: ctx.actor.personId,
      toOwnerId: claim.fromOwnerId,
      occurredAt: now.toISOString(),
    });
  });
}

/** How long whoever asks may return it. Who has nothing to do with the claim is told as much as about none. */
async function daysFor(ctx: Ctx, tx: Tx, claim: typeof claims.$inferSelect): Promise<number> {
  const me = actingPerson(ctx);
  if (
    claim.fromOwnerId !== null &&
    (claim.fromOwnerId === me || (await reaches(ctx, tx, "crm.record.reassign", claim.fromOwnerId)))
  )
    return objectionDaysMax;
  if (claim.claimedBy === me) return returnDaysMax;
  throw new NotFound();
}
