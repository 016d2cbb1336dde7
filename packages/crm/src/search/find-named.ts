import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { getTableName, type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { firstMatches, meantFirst } from "../records/first-matches";
import { fold, searchPatterns } from "../records/fold";
import { readableWhere } from "../records/readable-names";
import { recordName } from "../records/record-keys";
import { tableOf } from "../records/record-table";
import { ownersInScope, uuids } from "../records/scope";

/** So many matches of a type are looked at and counted; "more than 200" is all a search needs to say. */
export const matchesMax = 200;
export const closestMax = 6;

export interface Found {
  type: RecordType;
  id: string;
  name: string;
  /** What tells namesakes apart: an address, a company, a city. */
  detail: string | null;
  ownerId: string | null;
  ownerName: string | null;
  mine: boolean;
}

interface Row {
  id: string;
  owner_id: string | null;
  owner_name: string | null;
  detail: string | null;
  found: number;
  [part: string]: unknown;
}

/** What a type's name is made of and what tells it from its namesakes, as SQL on `r`. Accounts are joined as `a`. */
const shown: Record<RecordType, { parts: string; detail: string; account: boolean }> = {
  account: { parts: `r.name`, detail: "r.city", account: false },
  contact: {
    parts: `r.given_name as "givenName", r.family_name as "familyName", r.email`,
    detail: "coalesce(a.name, r.email)",
    account: true,
  },
  lead: {
    parts: `r.given_name as "givenName", r.family_name as "familyName", r.email, r.company`,
    detail: "coalesce(r.company, r.email)",
    account: false,
  },
  opportunity: { parts: "r.name", detail: "a.name", account: true },
  case: { parts: "r.number, r.subject", detail: "a.name", account: true },
  product: { parts: "r.name", detail: "r.code", account: false },
};

/**
 * The records of a type whose text contains every word, and how many there are: one's own first, then exact names, then names
 * that begin with the words, however many others match, then whom somebody last spoke with. One statement.
 */
export async function findNamed(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  text: string,
  rowsMax: number,
): Promise<{ rows: Found[]; count: number }> {
  const patterns = searchPatterns(text);
  if (!patterns) return { rows: [], count: 0 };
  const owners = await ownersInScope(ctx, tx, `crm.${type}.read`);
  const matches = sql`select f.id, 0 as place from unnest(${firstMatches(ctx, type, text, patterns, owners, matchesMax + 1)}) as f(id)`;
  return read(ctx, tx, type, text, matches, rowsMax, true);
}

/** The records whose text comes closest to misspelt words, best first. */
export async function findClosest(ctx: Ctx, tx: Tx, type: RecordType, text: string): Promise<Found[]> {
  const words = fold(text);
  if (words.length < 3) return [];
  const owners = await ownersInScope(ctx, tx, `crm.${type}.read`);
  const matches = sql`select f.id, f.place from crm.records_resembling(${type}, ${words}, ${uuids(owners)}, ${closestMax}) with ordinality as f(id, place)`;
  return (await read(ctx, tx, type, text, matches, closestMax, false)).rows;
}

async function read(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  text: string,
  matches: SQL,
  rowsMax: number,
  exact: boolean,
): Promise<{ rows: Found[]; count: number }> {
  const { parts, detail, account } = shown[type];
  const table = sql.raw(`"crm"."${getTableName(tableOf[type])}"`);
  const me = ctx.actor.personId;
  const raw = (text: string) => sql.raw(text);
  const order = exact
    ? sql`r.owner_id is not distinct from ${me}::uuid desc, ${meantFirst(type, text, "r")}, r.last_activity_at desc nulls last, r.id`
    : sql`m.place`;
  const { rows } = await tx.planned.execute<Row>(sql`
    select r.id, r.owner_id, nullif(trim(concat(p.given_name, ' ', p.family_name)), '') as owner_name, ${raw(parts)}, ${raw(detail)} as detail, r.found
    from (
      select r.*, count(*) over ()::int as found, m.place
      from (${matches}) as m
      join ${table} r on r.organisation_id = ${ctx.organisationId}::uuid and r.id = m.id and r.gone_at is null
      order by ${order} limit ${rowsMax}
    ) r
    left join ${people} p on p.organisation_id = ${ctx.organisationId}::uuid and p.id = r.owner_id
    ${account ? sql`left join crm.accounts a on a.organisation_id = ${ctx.organisationId}::uuid and a.id = r.account_id and ${readableWhere(ctx, "account", sql`a.owner_id`) ?? sql`true`}` : sql``}
    order by ${exact ? order : sql`r.place`}`);
  return {
    count: Math.min(rows[0]?.found ?? 0, matchesMax + 1),
    rows: rows.map((row) => ({
      type,
      id: row.id,
      name: recordName(type, row),
      detail: row.detail,
      ownerId: row.owner_id,
      ownerName: row.owner_name,
      mine: me !== null && row.owner_id === me,
    })),
  };
}
