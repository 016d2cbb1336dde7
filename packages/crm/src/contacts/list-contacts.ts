import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, inArray, sql } from "drizzle-orm";
import { type ContactFilter, countMax, type ListContacts } from "../contract";
import { contactName, fold, searchPatterns } from "../records/fold";
import { pageOf } from "../records/keyset";
import { ownedBy, ownersInScope, texts, uuids } from "../records/scope";
import { type ContactRow, contactRows, isByName } from "./contact-rows";
import { contacts } from "./tables";

const resemblingMax = 20;

function shown({ nameKey, ...row }: ContactRow) {
  return {
    ...row,
    name: contactName(row),
    createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
  };
}

/**
 * A page of contacts, newest first or by name; searches come by name. Where a search finds nothing, the closest names come
 * instead, and `resembling` says so.
 */
export async function listContacts(ctx: Ctx, { cursor, limit, ...filter }: ListContacts) {
  return inTransaction(ctx, async (tx) => {
    const owners = await ownersInScope(ctx, tx, "crm.contact.read", filter.owner);
    const byName = isByName(filter);
    const rows = await contactRows(ctx, tx, filter, owners, { cursor, rowsMax: limit + 1 });
    const page = pageOf(rows, limit, (row) => ({
      key: byName ? row.nameKey : row.createdAt.toISOString(),
      id: row.id,
    }));
    if (page.rows.length > 0 || cursor || !searchPatterns(filter.search))
      return { rows: page.rows.map(shown), next: page.next, resembling: false };
    const close = await tx
      .select({ id: contacts.id, nameKey: contacts.nameKey })
      .from(contacts)
      .where(
        and(
          ofTenant(contacts.organisationId, ctx.organisationId),
          sql`${contacts.id} in (select crm.contacts_resembling(${fold(filter.search ?? "")}, ${uuids(owners)}, ${resemblingMax}))`,
          filter.accountId ? eq(contacts.accountId, filter.accountId) : undefined,
        ),
      );
    const ids = close.map((row) => row.id);
    if (ids.length === 0) return { rows: [], next: null, resembling: false };
    const named = await contactRows(ctx, tx, { owner: filter.owner, sort: "name" }, owners, {
      rowsMax: resemblingMax,
      only: inArray(contacts.id, ids),
    });
    return { rows: named.map(shown), next: null, resembling: true };
  });
}

/** How many contacts the filter finds, up to 1,001: the last one says "more". */
export async function countContacts(ctx: Ctx, filter: ContactFilter): Promise<{ count: number }> {
  return inTransaction(ctx, async (tx) => {
    const owners = await ownersInScope(ctx, tx, "crm.contact.read", filter.owner);
    const patterns = searchPatterns(filter.search);
    const { rows } = await tx.execute<{ count: number }>(
      patterns
        ? sql`select count(*)::int as count from crm.contacts_matching(${texts(patterns)}, ${uuids(owners)}, ${filter.accountId ?? null}::uuid, null, null, ${countMax})`
        : sql`select count(*)::int as count from (select 1 from ${contacts} where ${and(
            ofTenant(contacts.organisationId, ctx.organisationId),
            ownedBy(contacts.ownerId, owners),
            filter.accountId ? eq(contacts.accountId, filter.accountId) : undefined,
          )} limit ${countMax}) as capped`,
    );
    return { count: rows[0]?.count ?? 0 };
  });
}
