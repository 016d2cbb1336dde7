import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, localToday, type Tx } from "@arraigo/platform";
import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import type { RecordType } from "../contract";
import { opportunities } from "../opportunities/tables";
import { actingPerson } from "../records/find-record";
import { contactName } from "../records/fold";

const itemsMax = 12;

export type NextReason = "stepDue" | "pastClose" | "noNextStep";

export interface NextItem {
  type: RecordType;
  id: string;
  name: string;
  accountName: string | null;
  reason: NextReason;
  nextStep: string | null;
  /** The local date the reason is about; null where there is none. */
  on: string | null;
  overdue: boolean;
  amountMinor: number | null;
  currency: string | null;
}

/** What the person should do next and why: steps due or overdue, deals past their close date, deals without a next step. Own records only. */
export async function listNext(ctx: Ctx): Promise<{ items: NextItem[]; today: string }> {
  return inTransaction(ctx, async (tx) => {
    const me = actingPerson(ctx);
    const today = localToday(ctx);
    const items = [...(await dealItems(ctx, tx, me, today)), ...(await stepItems(ctx, tx, me, today))];
    const rank = { stepDue: 0, pastClose: 1, noNextStep: 2 } as const;
    items.sort(
      (a, b) =>
        Number(b.overdue) - Number(a.overdue) ||
        rank[a.reason] - rank[b.reason] ||
        (a.on ?? "9999").localeCompare(b.on ?? "9999") ||
        (b.amountMinor ?? 0) - (a.amountMinor ?? 0),
    );
    return { items: items.slice(0, itemsMax), today };
  });
}

async function dealItems(ctx: Ctx, tx: Tx, me: string, today: string): Promise<NextItem[]> {
  const rows = await tx
    .select({
      id: opportunities.id,
      name: opportunities.name,
      accountName: accounts.name,
      nextStep: opportunities.nextStep,
      nextStepOn: opportunities.nextStepOn,
      closesOn: opportunities.closesOn,
      amountMinor: opportunities.amountMinor,
      currency: opportunities.currency,
    })
    .from(opportunities)
    .leftJoin(
      accounts,
      and(eq(accounts.organisationId, opportunities.organisationId), eq(accounts.id, opportunities.accountId)),
    )
    .where(
      and(
        ofTenant(opportunities.organisationId, ctx.organisationId),
        eq(opportunities.ownerId, me),
        isNull(opportunities.closedAt),
        or(
          lte(opportunities.nextStepOn, today),
          isNull(opportunities.nextStepOn),
          sql`${opportunities.closesOn} < ${today}::date`,
        ),
      ),
    )
    .orderBy(sql`${opportunities.nextStepOn} asc nulls last`, sql`${opportunities.amountMinor} desc nulls last`)
    .limit(itemsMax * 3);
  return rows.map(({ closesOn, nextStepOn, ...row }) => {
    const due = nextStepOn !== null && nextStepOn <= today;
    const past = closesOn !== null && closesOn < today;
    const reason: NextReason = due ? "stepDue" : past ? "pastClose" : "noNextStep";
    const on = due ? nextStepOn : past ? closesOn : null;
    return { ...row, type: "opportunity" as const, reason, on, overdue: on !== null && on < today };
  });
}

async function stepItems(ctx: Ctx, tx: Tx, me: string, today: string): Promise<NextItem[]> {
  const due = (table: typeof contacts | typeof accounts) =>
    and(ofTenant(table.organisationId, ctx.organisationId), eq(table.ownerId, me), lte(table.nextStepOn, today));
  const people = await tx
    .select({
      id: contacts.id,
      givenName: contacts.givenName,
      familyName: contacts.familyName,
      email: contacts.email,
      accountName: accounts.name,
      nextStep: contacts.nextStep,
      on: contacts.nextStepOn,
    })
    .from(contacts)
    .leftJoin(accounts, and(eq(accounts.organisationId, contacts.organisationId), eq(accounts.id, contacts.accountId)))
    .where(due(contacts))
    .orderBy(asc(contacts.nextStepOn))
    .limit(itemsMax);
  const companies = await tx
    .select({ id: accounts.id, name: accounts.name, nextStep: accounts.nextStep, on: accounts.nextStepOn })
    .from(accounts)
    .where(due(accounts))
    .orderBy(asc(accounts.nextStepOn))
    .limit(itemsMax);
  const step = { reason: "stepDue" as const, amountMinor: null, currency: null };
  return [
    ...people.map((row) => ({
      ...step,
      type: "contact" as const,
      id: row.id,
      name: contactName(row),
      accountName: row.accountName,
      nextStep: row.nextStep,
      on: row.on,
      overdue: row.on !== null && row.on < today,
    })),
    ...companies.map((row) => ({
      ...step,
      type: "account" as const,
      ...row,
      accountName: null,
      overdue: row.on !== null && row.on < today,
    })),
  ];
}
