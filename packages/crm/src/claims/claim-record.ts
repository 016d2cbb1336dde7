import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { ClaimLimitReached, RecordNotClaimable } from "../errors";
import { type ClaimReason, type ClaimRecord, claimReasons } from "../insight-contract";
import { actingPerson, recordById } from "../records/find-record";
import { handRecords } from "../records/hand-records";
import { recordName } from "../records/record-keys";
import { tableOf } from "../records/record-table";
import { organisationTime } from "../settings/organisation-time";
import { settingsOf } from "../settings/read-settings";
import { abandonedBefore, claimable, leaversOf, reallyAbandoned } from "./claimable";
import { claims } from "./tables";
import { tellFormerOwner } from "./tell-former-owner";

/**
 * Takes a record nobody looks after, so many a day. Two who want the same one take turns, and the second is told that somebody
 * has it; whoever owned an abandoned one hears of it, and so does their manager.
 */
export async function claimRecord(ctx: Ctx, input: ClaimRecord): Promise<{ claimId: string; left: number }> {
  return inTransaction(ctx, async (tx) => {
    const me = actingPerson(ctx);
    const { claimsPerDayMax, abandonedDays } = await settingsOf(ctx, tx);
    // One claim a person at a time, so that two windows cannot go past the limit.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('crm.claims'), hashtext(${me}))`);
    const record = await recordById(ctx, tx, "crm.record.claim", input.type, input.id, true);
    const because = await whyClaimable(ctx, tx, input, abandonedDays);
    if (because === null || record.ownerId === me) throw new RecordNotClaimable();
    const before = await claimedToday(ctx, tx, me);
    if (before >= claimsPerDayMax) throw new ClaimLimitReached({ claimsMax: claimsPerDayMax });
    const now = ctx.clock.now();
    const claim = {
      id: newId(now.getTime()),
      organisationId: ctx.organisationId,
      recordType: input.type,
      recordId: record.id,
      because,
      fromOwnerId: record.ownerId,
      claimedBy: me,
      claimedAt: now,
    };
    await tx.insert(claims).values(claim);
    await handRecords(ctx, tx, input.type, [record], me, { as: "record_claimed" });
    if (because === "abandoned" && record.ownerId)
      await tellFormerOwner(ctx, tx, {
        ...claim,
        recordType: input.type,
        name: recordName(input.type, record),
        ownerId: record.ownerId,
      });
    await recordAudit(ctx, tx, {
      action: "crm.record_claimed",
      subjectType: input.type,
      subjectId: record.id,
      facts: { because, from: record.ownerId },
    });
    await emit(tx, crmEvents.recordClaimed, {
      claimId: claim.id,
      recordType: input.type,
      recordId: record.id,
      because,
      claimedBy: me,
      fromOwnerId: record.ownerId,
      occurredAt: now.toISOString(),
    });
    return { claimId: claim.id, left: claimsPerDayMax - before - 1 };
  });
}

/** Why this record may be taken now; null where it may not. */
async function whyClaimable(ctx: Ctx, tx: Tx, input: ClaimRecord, days: number): Promise<ClaimReason | null> {
  const leavers = await leaversOf(ctx, tx);
  const fits = (why: ClaimReason) =>
    why === "abandoned"
      ? sql`${claimable(ctx, input.type, why, leavers)} and ${reallyAbandoned(ctx, abandonedBefore(ctx, days))}`
      : claimable(ctx, input.type, why, leavers);
  const tests = claimReasons.map((why) => sql`(${fits(why)}) as ${sql.raw(why === "left" ? '"left"' : why)}`);
  const { rows } = await tx.execute<Record<ClaimReason, boolean>>(sql`
    select ${sql.join(tests, sql`, `)} from ${tableOf[input.type]} as r
    where r.organisation_id = ${ctx.organisationId}::uuid and r.id = ${input.id}::uuid`);
  return claimReasons.find((why) => rows[0]?.[why]) ?? null;
}

/** Claims of the organisation's day that were not given back. Its day, not the claimer's: nobody travels into another one. */
export async function claimedToday(ctx: Ctx, tx: Tx, personId: string): Promise<number> {
  const { timeZone, today } = await organisationTime(ctx, tx);
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from ${claims} where organisation_id = ${ctx.organisationId}::uuid and claimed_by = ${personId}::uuid
      and claimed_at >= (${today}::timestamp at time zone ${timeZone}) and returned_at is null`);
  return rows[0]?.n ?? 0;
}
