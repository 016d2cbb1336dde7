import { ofTenant } from "@arraigo/db";
import type { Authorized } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, asc, eq, isNull } from "drizzle-orm";
import { relatedCases } from "../cases/related-cases";
import { accountContacts } from "../contacts/point-tables";
import { contacts } from "../contacts/tables";
import { relatedOpportunities } from "../opportunities/related-opportunities";
import { accountFor } from "../records/find-record";
import { contactName } from "../records/fold";
import { shownRecord } from "../records/get-record";
import { readableWhere } from "../records/readable-names";
import type { RecordRow } from "../records/record-table";
import { accounts } from "./tables";

const relatedMax = 20;

/** An account with what stands beside it: its people, its opportunities and cases, and whether it is part of a group. */
export async function getAccount(ctx: Ctx, input: { id: string }) {
  return inTransaction(ctx, async (tx) => {
    const found = await accountFor(ctx, tx, "crm.account.read", input.id);
    const { organisationId, searchText, nameKey, ...account } = found;
    const [{ values, names, gone, ownerName, mayWrite }, child, contacts, opportunities, cases] = await Promise.all([
      shownRecord(ctx, tx, "account", found as unknown as Authorized<RecordRow>),
      hasChild(ctx, tx, account.id),
      peopleOf(ctx, tx, account.id),
      relatedOpportunities(ctx, tx, { accountId: account.id }),
      relatedCases(ctx, tx, { accountId: account.id }),
    ]);
    return {
      ...account,
      createdAt: account.createdAt.toISOString(),
      updatedAt: account.updatedAt.toISOString(),
      lastActivityAt: account.lastActivityAt?.toISOString() ?? null,
      ownerName,
      values,
      names,
      gone,
      inGroup: account.parentId !== null || child,
      contacts,
      opportunities,
      cases,
      mayWrite,
    };
  });
}

async function hasChild(ctx: Ctx, tx: Tx, accountId: string): Promise<boolean> {
  const found = await tx.planned
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        ofTenant(accounts.organisationId, ctx.organisationId),
        eq(accounts.parentId, accountId),
        isNull(accounts.goneAt),
        readableWhere(ctx, "account", accounts.ownerId),
      ),
    )
    .limit(1);
  return found.length > 0;
}

const person = {
  id: contacts.id,
  givenName: contacts.givenName,
  familyName: contacts.familyName,
  nameKey: contacts.nameKey,
  email: contacts.email,
  phone: contacts.phone,
  title: contacts.title,
  lastActivityAt: contacts.lastActivityAt,
};

/** Who works there, and who is something there beside their own account: two reads, because one index cannot serve both. */
async function peopleOf(ctx: Ctx, tx: Tx, accountId: string) {
  const live = and(
    ofTenant(contacts.organisationId, ctx.organisationId),
    isNull(contacts.goneAt),
    readableWhere(ctx, "contact", contacts.ownerId),
  );
  const works = tx.planned
    .select(person)
    .from(contacts)
    .where(and(live, eq(contacts.accountId, accountId)))
    .orderBy(asc(contacts.nameKey), asc(contacts.id))
    .limit(relatedMax);
  const stands = tx.planned
    .select({ ...person, role: accountContacts.role })
    .from(accountContacts)
    .innerJoin(
      contacts,
      and(eq(contacts.organisationId, accountContacts.organisationId), eq(contacts.id, accountContacts.contactId)),
    )
    .where(
      and(ofTenant(accountContacts.organisationId, ctx.organisationId), eq(accountContacts.accountId, accountId), live),
    )
    .orderBy(asc(contacts.nameKey), asc(contacts.id))
    .limit(relatedMax);
  const [own, related] = await Promise.all([works, stands]);
  return [
    ...own.map((row) => ({ ...row, role: null, elsewhere: false })),
    ...related.map((row) => ({ ...row, elsewhere: true })),
  ].map(({ nameKey, ...row }) => ({
    ...row,
    name: contactName(row),
    lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
  }));
}
