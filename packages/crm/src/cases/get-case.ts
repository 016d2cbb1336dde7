import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound, NotPermitted, type Tx } from "@arraigo/platform";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import { readPoints } from "../contacts/read-points";
import type { CaseById } from "../contract";
import { recordById } from "../records/find-record";
import { getRecord } from "../records/get-record";
import { relatedCases } from "./related-cases";

/** A case with the customer behind it and what it has cost: its own minutes and those of everything done about it. */
export async function getCase(ctx: Ctx, input: CaseById) {
  return inTransaction(ctx, async (tx) => {
    const record = await getRecord({ ...ctx, tx }, "case", input);
    const { contactId, accountId, minutes } = record.values;
    const own = typeof minutes === "number" ? minutes : null;
    const customer =
      typeof accountId === "string" ? { accountId } : typeof contactId === "string" ? { contactId } : null;
    const [spent, others, points] = await Promise.all([
      minutesOfActivities(ctx, tx, record.id),
      customer ? relatedCases(ctx, tx, customer) : [],
      typeof contactId === "string" ? pointsOf(ctx, tx, contactId) : [],
    ]);
    return {
      ...record,
      minutes: { own, activities: spent.minutes, unsaid: spent.unsaid, total: (own ?? 0) + spent.minutes },
      points,
      otherCases: others.filter((each) => each.id !== record.id),
    };
  });
}

/** Where the contact can be reached; nothing where they are gone or the reader may not see them. */
async function pointsOf(ctx: Ctx, tx: Tx, contactId: string) {
  try {
    const contact = await recordById(ctx, tx, "crm.contact.read", "contact", contactId);
    return await readPoints(ctx, tx, "contact", contact);
  } catch (error) {
    if (error instanceof NotFound || error instanceof NotPermitted) return [];
    throw error;
  }
}

/** Minutes of what was done about a case, and how often nobody said how long it took. */
async function minutesOfActivities(ctx: Ctx, tx: Tx, caseId: string): Promise<{ minutes: number; unsaid: number }> {
  const [sum] = await tx.planned
    .select({
      minutes: sql<number>`coalesce(sum(${activities.minutes}), 0)::int`,
      unsaid: sql<number>`count(*) filter (where ${activities.minutes} is null)::int`,
    })
    .from(activities)
    .where(
      and(
        ofTenant(activities.organisationId, ctx.organisationId),
        eq(activities.caseId, caseId),
        isNotNull(activities.doneAt),
        isNull(activities.withdrawnAt),
      ),
    );
  return sum ?? { minutes: 0, unsaid: 0 };
}
