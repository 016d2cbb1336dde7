import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { and, lt, or, sql } from "drizzle-orm";
import { rateLimits, sessions, signInAttempts, verifications } from "../identity/tables";
import { notices } from "../inbox/tables";

const dayMs = 86_400_000;

/** How long each is kept, in days. What is not here is kept as long as the organisation. */
export const keptDays = {
  /** Three years: what an investigation or a labour dispute may still ask for. The database refuses less than one. */
  auditEntries: 1_096,
  /** From the day it was read. */
  readNotices: 180,
  /** From the day it was told, read or not. */
  notices: 365,
  /** After it is over: long enough to look into what happened yesterday. */
  signIns: 1,
} as const;

/** As many as the database forgets in one call. */
const atOnce = 10_000;

/** Forgets what nobody needs any more: old audit entries and notices, and sessions, links and counters that are over. */
export const forgetOld: JobHandler = async (ctx) => {
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * dayMs);
  await forgetAuditEntries(ctx, before(keptDays.auditEntries));
  await inTransaction(ctx, (tx) => forgetNotices(ctx, tx, before(keptDays.notices), before(keptDays.readNotices)));
  await inTransaction(ctx, (tx) => forgetSignIns(tx, before(keptDays.signIns)));
};

/** Some at a time, each in its own transaction, so that no lock is held for long. */
async function forgetAuditEntries(ctx: Ctx, before: Date): Promise<void> {
  for (;;) {
    const { rows } = await inTransaction(ctx, (tx) =>
      tx.execute<{ forgotten: number }>(sql`select directory.forget_audit_entries(${before}) as forgotten`),
    );
    if ((rows[0]?.forgotten ?? 0) < atOnce) return;
  }
}

async function forgetNotices(ctx: Ctx, tx: Tx, told: Date, read: Date): Promise<void> {
  await tx
    .delete(notices)
    .where(
      and(
        ofTenant(notices.organisationId, ctx.organisationId),
        or(lt(notices.createdAt, told), lt(notices.readAt, read)),
      ),
    );
}

/** Sign-in tables belong to no organisation, so each organisation's job does it for all; the second finds nothing. */
async function forgetSignIns(tx: Tx, before: Date): Promise<void> {
  await tx.delete(sessions).where(lt(sessions.expiresAt, before));
  await tx.delete(verifications).where(lt(verifications.expiresAt, before));
  await tx.delete(rateLimits).where(lt(rateLimits.countingSince, before.getTime()));
  await tx.delete(signInAttempts).where(lt(signInAttempts.lastFailedAt, before));
}
