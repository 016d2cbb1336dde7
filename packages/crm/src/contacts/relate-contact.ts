import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, asc, eq, isNull } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import type { RelateContact, UnrelateContact } from "../contacts-contract";
import { AlreadyTheirAccount } from "../errors";
import { accountFor, recordFor } from "../records/find-record";
import { readableWhere } from "../records/readable-names";
import { recordHistory } from "../timeline/record-event";
import { accountContacts } from "./point-tables";

/** Says that a contact also belongs to another account, and what they are there; said again, it changes what they are there. */
export async function relateContact(ctx: Ctx, input: RelateContact): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const account = await accountFor(ctx, tx, "crm.account.read", input.accountId, "key share");
    const { record: contact } = await recordFor(ctx, tx, "write", "contact", input.contactId);
    if (contact.accountId === account.id) throw new AlreadyTheirAccount({}, "accountId");
    const held = await relation(ctx, tx, contact.id, account.id);
    if (held && held.role === input.role) return;
    await tx
      .insert(accountContacts)
      .values({
        id: newId(ctx.clock.now().getTime()),
        organisationId: ctx.organisationId,
        accountId: account.id,
        contactId: contact.id,
        role: input.role,
        createdAt: ctx.clock.now(),
        createdBy: ctx.actor.personId,
      })
      .onConflictDoUpdate({
        target: [accountContacts.organisationId, accountContacts.accountId, accountContacts.contactId],
        set: { role: input.role },
      });
    const said = (role: string | null) => (role ? `${account.name} · ${role}` : account.name);
    await recordHistory(ctx, tx, [
      {
        subjectType: "contact",
        subjectId: contact.id,
        accountId: account.id,
        kind: "related",
        changes: [{ field: "account", from: held ? said(held.role) : null, to: said(input.role) }],
      },
    ]);
  });
}

/** Takes a contact off an account it also belonged to. */
export async function unrelateContact(ctx: Ctx, input: UnrelateContact): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { record: contact } = await recordFor(ctx, tx, "write", "contact", input.contactId);
    const account = await accountFor(ctx, tx, "crm.account.read", input.accountId);
    const held = await relation(ctx, tx, contact.id, account.id);
    if (!held) throw new NotFound();
    await tx
      .delete(accountContacts)
      .where(and(ofTenant(accountContacts.organisationId, ctx.organisationId), eq(accountContacts.id, held.id)));
    await recordHistory(ctx, tx, [
      {
        subjectType: "contact",
        subjectId: contact.id,
        accountId: account.id,
        kind: "unrelated",
        changes: [{ field: "account", from: account.name, to: null }],
      },
    ]);
  });
}

async function relation(ctx: Ctx, tx: Tx, contactId: string, accountId: string) {
  const [held] = await tx
    .select()
    .from(accountContacts)
    .where(
      and(
        ofTenant(accountContacts.organisationId, ctx.organisationId),
        eq(accountContacts.contactId, contactId),
        eq(accountContacts.accountId, accountId),
      ),
    );
  return held;
}

/** The other accounts of a contact, by name, each with what the contact is there. */
export async function otherAccounts(ctx: Ctx, tx: Tx, contactId: string) {
  return tx.planned
    .select({ id: accounts.id, name: accounts.name, city: accounts.city, role: accountContacts.role })
    .from(accountContacts)
    .innerJoin(
      accounts,
      and(eq(accounts.organisationId, accountContacts.organisationId), eq(accounts.id, accountContacts.accountId)),
    )
    .where(
      and(
        ofTenant(accountContacts.organisationId, ctx.organisationId),
        eq(accountContacts.contactId, contactId),
        isNull(accounts.goneAt),
        readableWhere(ctx, "account", accounts.ownerId),
      ),
    )
    .orderBy(asc(accounts.nameKey), asc(accounts.id))
    .limit(50);
}
