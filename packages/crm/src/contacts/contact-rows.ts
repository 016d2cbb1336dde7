import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import type { ContactFilter } from "../contract";
import { searchPatterns } from "../records/fold";
import { decodeInstantPosition, decodePosition } from "../records/keyset";
import { ownerName } from "../records/owner-name";
import { ownedBy, texts, uuids } from "../records/scope";
import { contacts } from "./tables";

/** Whether the rows come by name: asked for, or because a search does. */
export const isByName = (filter: ContactFilter) =>
  filter.sort === "name" || searchPatterns(filter.search) !== undefined;

/**
 * One page of the contacts a filter finds, `rowsMax` at most. List, export and count share it and `owners`, so they cannot
 * disagree about what is in scope.
 */
export async function contactRows(
  ctx: Ctx,
  tx: Tx,
  filter: ContactFilter,
  owners: string[] | null,
  page: { cursor?: string; rowsMax: number; only?: SQL },
) {
  const patterns = searchPatterns(filter.search);
  const byName = isByName(filter);
  const after = byName ? decodePosition(page.cursor) : undefined;
  const afterInstant = byName ? undefined : decodeInstantPosition(page.cursor);
  const found: SQL | undefined = patterns
    ? sql`${contacts.id} in (select crm.contacts_matching(${texts(patterns)}, ${uuids(owners)}, ${filter.accountId ?? null}::uuid, ${after?.key ?? null}, ${after?.id ?? null}::uuid, ${page.rowsMax}))`
    : and(ownedBy(contacts.ownerId, owners), filter.accountId ? eq(contacts.accountId, filter.accountId) : undefined);
  return tx
    .select({
      id: contacts.id,
      givenName: contacts.givenName,
      familyName: contacts.familyName,
      nameKey: contacts.nameKey,
      email: contacts.email,
      phone: contacts.phone,
      title: contacts.title,
      accountId: contacts.accountId,
      accountName: accounts.name,
      ownerId: contacts.ownerId,
      ownerName,
      tags: contacts.tags,
      nextStep: contacts.nextStep,
      nextStepOn: contacts.nextStepOn,
      lastActivityAt: contacts.lastActivityAt,
      createdAt: contacts.createdAt,
    })
    .from(contacts)
    .leftJoin(accounts, and(eq(accounts.organisationId, contacts.organisationId), eq(accounts.id, contacts.accountId)))
    .leftJoin(people, and(eq(people.organisationId, contacts.organisationId), eq(people.id, contacts.ownerId)))
    .where(
      and(
        ofTenant(contacts.organisationId, ctx.organisationId),
        found,
        page.only,
        after && !patterns ? sql`(${contacts.nameKey}, ${contacts.id}) > (${after.key}, ${after.id}::uuid)` : undefined,
        afterInstant
          ? sql`(${contacts.createdAt}, ${contacts.id}) < (${afterInstant.at}::timestamptz, ${afterInstant.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(...(byName ? [asc(contacts.nameKey), asc(contacts.id)] : [desc(contacts.createdAt), desc(contacts.id)]))
    .limit(page.rowsMax);
}

export type ContactRow = Awaited<ReturnType<typeof contactRows>>[number];
