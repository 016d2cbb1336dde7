import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { getTableName, type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { recordsFound } from "../records/first-matches";
import { fold, searchPatterns } from "../records/fold";
import { readableWhere } from "../records/readable-names";
import { recordName } from "../records/record-keys";
import { tableOf } from "../records/record-table";
import { ownersInScope, uuids } from "../records/scope";

/** A shorter word comes close to too many others to say that one of them was meant. */
const nearLettersMin = 4;

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

interface Row extends Record<string, unknown> {
  type: RecordType;
  id: string;
  owner_id: string | null;
  owner_name: string | null;
  parts: Record<string, unknown>;
  detail: string | null;
  found: number | null;
  place: number;
}

/** What a type's name is made of and what tells it from its namesakes, as SQL on `r`. Accounts are joined as `a`. */
const shown: Record<RecordType, { parts: string; detail: string; account: boolean }> = {
  account: { parts: "'name', r.name", detail: "r.city", account: false },
  contact: {
    parts: "'givenName', r.given_name, 'familyName', r.family_name, 'email', r.email",
    detail: "coalesce(a.name, r.email)",
    account: true,
  },
  lead: {
    parts: "'givenName', r.given_name, 'familyName', r.family_name, 'email', r.email, 'company', r.company",
    detail: "coalesce(r.company, r.email)",
    account: false,
  },
  opportunity: { parts: "'name', r.name", detail: "a.name", account: true },
  case: { parts: "'number', r.number, 'subject', r.subject", detail: "a.name", account: true },
  product: { parts: "'name', r.name", detail: "r.code", account: false },
};

/** What a search finds of one type, with how many there are, up to 201. */
export interface FoundOfType {
  type: RecordType;
  rows: Found[];
  count: number;
}

/**
 * The records of each type whose text contains every word: one's own first, then exact names, then names that begin with the words,
 * however many others match, then whom somebody last spoke with. One statement for all types; those without a match are left out.
 */
export async function findNamed(
  ctx: Ctx,
  tx: Tx,
  types: readonly RecordType[],
  text: string,
  rowsMax: number,
): Promise<FoundOfType[]> {
  const patterns = searchPatterns(text);
  if (!patterns) return [];
  return read(
    ctx,
    tx,
    types,
    (type, owners) =>
      sql`${recordsFound(ctx, type, text, patterns, owners, rowsMax)} with ordinality as m(id, found, place)`,
  );
}

/** The records of each type whose text comes closest to misspelt words, best first, for where nothing contains them. */
export async function findClosest(
  ctx: Ctx,
  tx: Tx,
  types: readonly RecordType[],
  text: string,
  rowsMax: number,
): Promise<FoundOfType[]> {
  const words = fold(text);
  if (words.length < 3) return [];
  return read(ctx, tx, types, resembling(words, rowsMax, true));
}

/**
 * Records spelt alike, to follow `found` where that leaves room, best first: only what is strictly near, and nothing for an address or
 * a number, which are near others without meaning them.
 */
export async function findNear(
  ctx: Ctx,
  tx: Tx,
  types: readonly RecordType[],
  text: string,
  rowsMax: number,
  found: readonly FoundOfType[],
): Promise<FoundOfType[]> {
  const words = fold(text);
  if (words.length < nearLettersMin || /[@\d]/u.test(text)) return [];
  const rowsOf = new Map(found.map(({ type, rows }) => [type, rows]));
  const open = types.filter((type) => (rowsOf.get(type)?.length ?? 0) < rowsMax);
  const near = await read(ctx, tx, open, resembling(words, rowsMax * 2, false));
  return near.flatMap(({ type, rows }) => {
    const held = rowsOf.get(type) ?? [];
    const others = rows.filter(({ id }) => held.every((row) => row.id !== id)).slice(0, rowsMax - held.length);
    return others.length > 0 ? [{ type, rows: others, count: others.length }] : [];
  });
}

const resembling = (words: string, max: number, loosely: boolean) => (type: RecordType, owners: string[] | null) =>
  sql`(select c.*, null::int as found from crm.records_resembling(${type}, ${words}, ${uuids(owners)}, ${max}, ${loosely}) with ordinality as c(id, place)) as m`;

/** Names and details of what `matches` says for each type, as `m` with id and place, and how many were found where that is known. */
async function read(
  ctx: Ctx,
  tx: Tx,
  types: readonly RecordType[],
  matches: (type: RecordType, owners: string[] | null) => SQL,
): Promise<FoundOfType[]> {
  if (types.length === 0) return [];
  const scopes = await Promise.all(types.map((type) => ownersInScope(ctx, tx, `crm.${type}.read`)));
  const each = types.map((type, index) => {
    const owners = scopes[index];
    // Null is everybody; what is missing must be nobody.
    return ofType(ctx, type, matches(type, owners === undefined ? [] : owners));
  });
  const { rows } = await tx.planned.execute<Row>(sql.join(each, sql` union all `));
  const me = ctx.actor.personId;
  return types.flatMap((type): FoundOfType[] => {
    const found = rows.filter((row) => row.type === type).sort((one, other) => one.place - other.place);
    const [first] = found;
    if (!first) return [];
    const named = found.map((row) => ({
      type,
      id: row.id,
      name: recordName(type, row.parts),
      detail: row.detail,
      ownerId: row.owner_id,
      ownerName: row.owner_name,
      mine: me !== null && row.owner_id === me,
    }));
    return [{ type, rows: named, count: first.found ?? named.length }];
  });
}

function ofType(ctx: Ctx, type: RecordType, matches: SQL): SQL {
  const { parts, detail, account } = shown[type];
  const table = sql.raw(`"crm"."${getTableName(tableOf[type])}"`);
  const accounts = sql`left join crm.accounts a on a.organisation_id = ${ctx.organisationId}::uuid and a.id = r.account_id
    and ${readableWhere(ctx, "account", sql`a.owner_id`) ?? sql`true`}`;
  return sql`
    select ${type}::text as type, r.id, r.owner_id, nullif(trim(concat(p.given_name, ' ', p.family_name)), '') as owner_name,
      jsonb_build_object(${sql.raw(parts)}) as parts, ${sql.raw(detail)} as detail, m.found, m.place::int as place
    from ${matches}
    join ${table} r on r.organisation_id = ${ctx.organisationId}::uuid and r.id = m.id and r.gone_at is null
    left join ${people} p on p.organisation_id = ${ctx.organisationId}::uuid and p.id = r.owner_id
    ${account ? accounts : sql``}`;
}
