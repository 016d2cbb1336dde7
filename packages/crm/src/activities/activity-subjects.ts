import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import type { RecordType } from "../contract";
import { accountFor, contactFor, opportunityFor } from "../records/find-record";
import { tableOf } from "../records/record-table";

export interface Subject {
  type: RecordType;
  id: string;
}

export interface Subjects {
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  /** Each record whose timeline shows the activity, nearest first. */
  all: Subject[];
}

/** The records an activity is about: those named, and those they belong to. Each must be readable. */
export async function activitySubjects(
  ctx: Ctx,
  tx: Tx,
  named: { accountId?: string; contactId?: string; opportunityId?: string },
): Promise<Subjects> {
  const opportunity = named.opportunityId
    ? await opportunityFor(ctx, tx, "crm.opportunity.read", named.opportunityId)
    : undefined;
  const contactId = named.contactId ?? opportunity?.contactId ?? null;
  const contact = contactId ? await contactFor(ctx, tx, "crm.contact.read", contactId) : undefined;
  const accountId = named.accountId ?? opportunity?.accountId ?? contact?.accountId ?? null;
  if (named.accountId) await accountFor(ctx, tx, "crm.account.read", named.accountId);
  const all: Subject[] = [];
  if (opportunity) all.push({ type: "opportunity", id: opportunity.id });
  if (contactId) all.push({ type: "contact", id: contactId });
  if (all.length === 0 && accountId) all.push({ type: "account", id: accountId });
  return { accountId, contactId, opportunityId: opportunity?.id ?? null, all };
}

/** Remembers the last real touch on each record; an activity entered late does not turn the clock back. */
export async function touchSubjects(ctx: Ctx, tx: Tx, subjects: Subjects, at: Date): Promise<void> {
  const touched: Subject[] = [...subjects.all];
  if (subjects.accountId && !touched.some((each) => each.type === "account"))
    touched.push({ type: "account", id: subjects.accountId });
  for (const { type, id } of touched) {
    const table = tableOf[type];
    await tx
      .update(table)
      .set({ lastActivityAt: sql`greatest(${table.lastActivityAt}, ${at.toISOString()}::timestamptz)` })
      .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, id)));
  }
}
