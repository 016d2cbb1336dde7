import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { firstMatches, meantFirst } from "./first-matches";
import { contactName, searchPatterns } from "./fold";
import { readableWhere } from "./readable-names";
import { ownersInScope } from "./scope";

/** Of more matches than this, only one's own and those that begin with the words are sure to be among them. */
export const matchedMax = 500;

/** Contacts whose name or address contains every word: mine first, then who is called so, then whom somebody last spoke with. */
export async function contactsNamed(ctx: Ctx, tx: Tx, name: string, rowsMax: number) {
  const patterns = searchPatterns(name);
  if (!patterns || !holds(ctx, "crm.contact.read")) return [];
  const owners = await ownersInScope(ctx, tx, "crm.contact.read");
  const rows = await tx
    .select({
      id: contacts.id,
      givenName: contacts.givenName,
      familyName: contacts.familyName,
      email: contacts.email,
      accountId: contacts.accountId,
      accountName: accounts.name,
    })
    .from(contacts)
    .leftJoin(
      accounts,
      and(
        eq(accounts.organisationId, contacts.organisationId),
        eq(accounts.id, contacts.accountId),
        readableWhere(ctx, "account", accounts.ownerId),
      ),
    )
    .where(
      and(
        ofTenant(contacts.organisationId, ctx.organisationId),
        isNull(contacts.goneAt),
        sql`${contacts.id} = any(${firstMatches(ctx, "contact", name, patterns, owners, matchedMax)})`,
      ),
    )
    .orderBy(
      desc(sql`${contacts.ownerId} is not distinct from ${ctx.actor.personId}::uuid`),
      meantFirst("contact", name),
      sql`${contacts.lastActivityAt} desc nulls last`,
      contacts.nameKey,
      contacts.id,
    )
    .limit(rowsMax);
  return rows.map((row) => ({
    id: row.id,
    name: contactName(row),
    email: row.email,
    accountId: row.accountId,
    accountName: row.accountName,
  }));
}

/** The same for accounts. */
export async function accountsNamed(ctx: Ctx, tx: Tx, name: string, rowsMax: number) {
  const patterns = searchPatterns(name);
  if (!patterns || !holds(ctx, "crm.account.read")) return [];
  const owners = await ownersInScope(ctx, tx, "crm.account.read");
  return tx
    .select({ id: accounts.id, name: accounts.name, city: accounts.city })
    .from(accounts)
    .where(
      and(
        ofTenant(accounts.organisationId, ctx.organisationId),
        isNull(accounts.goneAt),
        sql`${accounts.id} = any(${firstMatches(ctx, "account", name, patterns, owners, matchedMax)})`,
      ),
    )
    .orderBy(
      desc(sql`${accounts.ownerId} is not distinct from ${ctx.actor.personId}::uuid`),
      meantFirst("account", name),
      sql`${accounts.lastActivityAt} desc nulls last`,
      accounts.nameKey,
      accounts.id,
    )
    .limit(rowsMax);
}
