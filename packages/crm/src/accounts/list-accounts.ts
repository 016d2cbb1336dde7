import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { type AccountFilter, countMax, type ListAccounts } from "../contract";
import { searchPatterns } from "../records/fold";
import { decodeInstantPosition, decodePosition, pageOf } from "../records/keyset";
import { ownerName } from "../records/owner-name";
import { ownedBy, ownersInScope, texts, uuids } from "../records/scope";
import { accounts } from "./tables";

/** A page of accounts, newest first or by name; searches come by name. Never by offset. */
export async function listAccounts(ctx: Ctx, input: ListAccounts) {
  return inTransaction(ctx, async (tx) => {
    const owners = await ownersInScope(ctx, tx, "crm.account.read", input.owner);
    const patterns = searchPatterns(input.search);
    const byName = patterns !== undefined || input.sort === "name";
    const after = byName ? decodePosition(input.cursor) : undefined;
    const afterInstant = byName ? undefined : decodeInstantPosition(input.cursor);
    const found: SQL | undefined = patterns
      ? sql`${accounts.id} in (select crm.accounts_matching(${texts(patterns)}, ${uuids(owners)}, ${after?.key ?? null}, ${after?.id ?? null}::uuid, ${input.limit + 1}))`
      : ownedBy(accounts.ownerId, owners);
    const rows = await tx
      .select({
        id: accounts.id,
        name: accounts.name,
        nameKey: accounts.nameKey,
        city: accounts.city,
        website: accounts.website,
        phone: accounts.phone,
        ownerId: accounts.ownerId,
        ownerName,
        nextStep: accounts.nextStep,
        nextStepOn: accounts.nextStepOn,
        lastActivityAt: accounts.lastActivityAt,
        createdAt: accounts.createdAt,
      })
      .from(accounts)
      .leftJoin(people, and(eq(people.organisationId, accounts.organisationId), eq(people.id, accounts.ownerId)))
      .where(
        and(
          ofTenant(accounts.organisationId, ctx.organisationId),
          found,
          after && !patterns
            ? sql`(${accounts.nameKey}, ${accounts.id}) > (${after.key}, ${after.id}::uuid)`
            : undefined,
          afterInstant
            ? sql`(${accounts.createdAt}, ${accounts.id}) < (${afterInstant.at}::timestamptz, ${afterInstant.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(...(byName ? [asc(accounts.nameKey), asc(accounts.id)] : [desc(accounts.createdAt), desc(accounts.id)]))
      .limit(input.limit + 1);
    const page = pageOf(rows, input.limit, (row) => ({
      key: byName ? row.nameKey : row.createdAt.toISOString(),
      id: row.id,
    }));
    return {
      next: page.next,
      rows: page.rows.map(({ nameKey, ...row }) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
      })),
    };
  });
}

/** How many accounts the filter finds, up to 1,001: the last one says "more". */
export async function countAccounts(ctx: Ctx, input: AccountFilter): Promise<{ count: number }> {
  return inTransaction(ctx, async (tx: Tx) => {
    const owners = await ownersInScope(ctx, tx, "crm.account.read", input.owner);
    const patterns = searchPatterns(input.search);
    const { rows } = await tx.execute<{ count: number }>(
      patterns
        ? sql`select count(*)::int as count from crm.accounts_matching(${texts(patterns)}, ${uuids(owners)}, null, null, ${countMax})`
        : sql`select count(*)::int as count from (select 1 from ${accounts} where ${and(
            ofTenant(accounts.organisationId, ctx.organisationId),
            ownedBy(accounts.ownerId, owners),
          )} limit ${countMax}) as capped`,
    );
    return { count: rows[0]?.count ?? 0 };
  });
}
