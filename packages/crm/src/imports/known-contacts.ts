import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { contactKeys } from "../records/fold";
import { ownersInScope, texts } from "../records/scope";
import type { KnownContact } from "./plan-import";
import type { RowValues } from "./row-values";

const keysPerRead = 10_000;

/** The stored contacts that the rows of a file may be about, by e-mail, number or name: three set-based reads, none a row. */
export async function knownContacts(ctx: Ctx, tx: Tx, rows: readonly RowValues[]): Promise<KnownContact[]> {
  const owners = holds(ctx, "crm.contact.write") ? await ownersInScope(ctx, tx, "crm.contact.write") : [];
  const mayWrite = new Set(owners ?? []);
  const found = new Map<string, KnownContact>();
  const emails = new Set<string>();
  const numbers = new Set<string>();
  const names = new Set<string>();
  for (const row of rows) {
    const { emailKey, nameKey } = contactKeys(row);
    if (emailKey) emails.add(emailKey);
    if (row.externalId) numbers.add(row.externalId);
    if (!emailKey && !row.externalId) names.add(nameKey);
  }
  const read = async (keys: Set<string>, condition: (part: string[]) => SQL) => {
    const all = [...keys];
    for (let start = 0; start < all.length; start += keysPerRead)
      for (const contact of await readContacts(ctx, tx, condition(all.slice(start, start + keysPerRead))))
        found.set(contact.id, {
          ...contact,
          writable: owners === null || (contact.ownerId !== null && mayWrite.has(contact.ownerId)),
        });
  };
  await read(emails, (part) => sql`${contacts.emailKey} = any(${texts(part)})`);
  await read(numbers, (part) => sql`${contacts.externalId} = any(${texts(part)})`);
  await read(names, (part) => sql`${contacts.nameKey} = any(${texts(part)})`);
  return [...found.values()];
}

async function readContacts(ctx: Ctx, tx: Tx, condition: SQL) {
  const rows = await tx
    .select({
      id: contacts.id,
      givenName: contacts.givenName,
      familyName: contacts.familyName,
      nameKey: contacts.nameKey,
      emailKey: contacts.emailKey,
      email: contacts.email,
      phone: contacts.phone,
      title: contacts.title,
      company: accounts.name,
      tags: contacts.tags,
      notes: contacts.notes,
      externalId: contacts.externalId,
      details: contacts.details,
      ownerId: contacts.ownerId,
    })
    .from(contacts)
    .leftJoin(accounts, and(eq(accounts.organisationId, contacts.organisationId), eq(accounts.id, contacts.accountId)))
    .where(and(ofTenant(contacts.organisationId, ctx.organisationId), condition))
    .orderBy(contacts.createdAt, contacts.id);
  return rows;
}
