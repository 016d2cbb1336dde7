import { type Ctx, inTransaction } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { cases } from "../cases/tables";
import { contacts } from "../contacts/tables";
import type { ReadAccountGroup } from "../contacts-contract";
import { opportunities } from "../opportunities/tables";
import { stages } from "../pipeline/tables";
import type { RecordType } from "../record-types";
import { recordFor } from "../records/find-record";
import { readableWhere } from "../records/readable-names";
import { ownersInScope, uuids } from "../records/scope";
import { groupDepthMax } from "./assert-no-circle";
import { accounts } from "./tables";

/** Above this a group is a list, and the page says how many are left out. */
const shownMax = 200;
const wonWithinDays = 365;

export interface GroupMember {
  id: string;
  name: string;
  city: string | null;
  parentId: string | null;
  depth: number;
  contacts: number;
  openCases: number;
  /** By currency, in the smallest unit. */
  open: Amount[];
  won: Amount[];
}

export type Amount = { currency: string; amountMinor: number; count: number };

/**
 * The group an account belongs to, from its head down, with what is open and was won in a year at each: companies within the
 * reader's reach. Empty where the account stands alone.
 */
export async function readAccountGroup(
  ctx: Ctx,
  input: ReadAccountGroup,
): Promise<{ members: GroupMember[]; truncated: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "read", "account", input.id);
    const owners = await ownersInScope(ctx, tx, "crm.account.read");
    const org = sql`${ctx.organisationId}::uuid`;
    const { rows } = await tx.execute<Omit<GroupMember, "contacts" | "openCases" | "open" | "won">>(sql`
      with recursive up as (
        select id, parent_id, 0 as step from ${accounts} where organisation_id = ${org} and id = ${record.id}::uuid
        union all
        select a.id, a.parent_id, up.step + 1 from up join ${accounts} a on a.organisation_id = ${org} and a.id = up.parent_id
        where up.step < ${groupDepthMax} and a.gone_at is null
      ), head as (
        select id from up order by step desc limit 1
      ), down as (
        select a.id, a.name, a.name_key, a.city, a.parent_id, a.owner_id, 0 as depth, array[a.name_key || a.id::text] as path
        from ${accounts} a where a.organisation_id = ${org} and a.id = (select id from head)
        union all
        select a.id, a.name, a.name_key, a.city, a.parent_id, a.owner_id, down.depth + 1, down.path || (a.name_key || a.id::text)
        from down join ${accounts} a on a.organisation_id = ${org} and a.parent_id = down.id
        where down.depth < ${groupDepthMax} and a.gone_at is null
      )
      select id, name, city, parent_id as "parentId", depth from down
      where ${owners === null ? sql`true` : sql`owner_id = any(${uuids(owners)})`}
      order by path limit ${shownMax + 1}`);
    if (rows.length < 2) return { members: [], truncated: false };
    const shown = rows.slice(0, shownMax);
    const ids = uuids(shown.map((row) => row.id));
    const since = new Date(ctx.clock.now().getTime() - wonWithinDays * 86_400_000).toISOString();
    const mayRead = (type: RecordType, owner: SQL) => readableWhere(ctx, type, owner) ?? sql`true`;
    const deals = await tx.execute<Amount & { accountId: string; won: boolean }>(sql`
      select o.account_id as "accountId", o.currency, s.kind = 'won' as won, count(*)::int as count,
        coalesce(sum(o.amount_minor), 0)::float8 as "amountMinor"
      from ${opportunities} o join ${stages} s on s.organisation_id = o.organisation_id and s.id = o.stage_id
      where o.organisation_id = ${org} and o.account_id = any(${ids}) and o.gone_at is null and ${mayRead("opportunity", sql`o.owner_id`)}
        and (o.closed_at is null or (s.kind = 'won' and o.closed_at >= ${since}::timestamptz))
      group by 1, 2, 3 order by 1, 2, 3`);
    const counted = (type: "contact" | "case", table: typeof contacts | typeof cases, open: boolean) =>
      tx.execute<{ accountId: string; count: number }>(sql`
        select account_id as "accountId", count(*)::int as count from ${table}
        where organisation_id = ${org} and account_id = any(${ids}) and gone_at is null and ${mayRead(type, sql`owner_id`)} ${open ? sql`and closed_at is null` : sql``}
        group by 1 order by 1`);
    const people = new Map((await counted("contact", contacts, false)).rows.map((row) => [row.accountId, row.count]));
    const waiting = new Map((await counted("case", cases, true)).rows.map((row) => [row.accountId, row.count]));
    const amounts = (id: string, won: boolean) =>
      deals.rows
        .filter((row) => row.accountId === id && row.won === won)
        .map(({ currency, amountMinor, count }) => ({ currency, amountMinor, count }));
    return {
      truncated: rows.length > shownMax,
      members: shown.map((row) => ({
        ...row,
        contacts: people.get(row.id) ?? 0,
        openCases: waiting.get(row.id) ?? 0,
        open: amounts(row.id, false),
        won: amounts(row.id, true),
      })),
    };
  });
}
