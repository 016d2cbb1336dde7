import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { PointKind } from "../contacts-contract";
import { texts, uuids } from "../records/scope";
import { contactPoints } from "./point-tables";
import { suppressedPoints } from "./suppression-tables";

/** What is known of a no whose address is on no record any more. */
export interface Suppression {
  at: Date;
  by: string | null;
  source: string | null;
}

type Address = { kind: PointKind; key: string };

/** The hash an address is suppressed under; its parts are SQL, so that lists can ask for it row by row. */
export const suppressionHash = (organisationId: SQL, kind: SQL, key: SQL) =>
  sql`encode(sha256(convert_to(${organisationId}::text || ' ' || ${kind} || ' ' || ${key}, 'UTF8')), 'hex')`;

/** What a no at an address is looked for under: a number also under other spellings of it. Its parts are SQL. */
const keysAsked = (kind: SQL, key: SQL) =>
  sql`unnest(case ${kind} when 'phone' then crm.number_keys_asked(${key}) else array[${key}] end)`;

/** Keeps the noes of addresses that are about to leave their record. Of forgotten records, where it was said is forgotten too. */
export async function suppressPoints(
  ctx: Ctx,
  tx: Tx,
  which: { ids: readonly string[] } | { owner: "contact_id" | "lead_id"; recordIds: readonly string[] },
): Promise<void> {
  const among = "ids" in which ? which.ids : which.recordIds;
  if (among.length === 0) return;
  const column = sql.raw("ids" in which ? "p.id" : `p.${which.owner}`);
  const source = "ids" in which ? sql`p.opt_out_source` : sql`null`;
  await tx.execute(sql`
    insert into ${suppressedPoints} (organisation_id, kind, hash, opted_out_at, opt_out_source, opted_out_by)
    select distinct on (p.kind, kept.key) p.organisation_id, p.kind, ${suppressionHash(sql`p.organisation_id`, sql`p.kind`, sql`kept.key`)},
      p.opted_out_at, ${source}, p.opted_out_by
    from ${contactPoints} p
    cross join lateral unnest(case p.kind when 'phone' then crm.number_keys_kept(p.key) else array[p.key] end) as kept(key)
    where p.organisation_id = ${ctx.organisationId}::uuid and p.opted_out_at is not null and ${column} = any(${uuids(among)})
    order by p.kind, kept.key, p.opted_out_at, p.id
    on conflict do nothing`);
}

/** The suppressed ones among these addresses, by kind and key. One read however many. */
export async function suppressedAmong(
  ctx: Ctx,
  tx: Tx,
  addresses: readonly Address[],
): Promise<ReadonlyMap<string, Suppression>> {
  if (addresses.length === 0) return new Map();
  const { rows } = await tx.execute<{
    kind: string;
    key: string;
    at: string;
    by: string | null;
    source: string | null;
  }>(
    sql`select distinct on (asked.kind, asked.key) asked.kind, asked.key, s.opted_out_at as at, s.opted_out_by as by, s.opt_out_source as source
      from unnest(${texts(addresses.map(({ kind }) => kind))}, ${texts(addresses.map(({ key }) => key))}) as asked(kind, key)
      cross join lateral ${keysAsked(sql`asked.kind`, sql`asked.key`)} as under(key)
      join ${suppressedPoints} s on s.organisation_id = ${ctx.organisationId}::uuid and s.kind = asked.kind
        and s.hash = ${suppressionHash(sql`${ctx.organisationId}::text`, sql`asked.kind`, sql`under.key`)}
      order by asked.kind, asked.key, s.opted_out_at, s.hash`,
  );
  return new Map(
    rows.map(({ kind, key, at, by, source }) => [`${kind} ${key}`, { at: new Date(at), by, source }] as const),
  );
}

/** Whoever has the address said yes again. */
export async function liftSuppression(ctx: Ctx, tx: Tx, { kind, key }: Address): Promise<void> {
  await tx.delete(suppressedPoints).where(
    and(
      ofTenant(suppressedPoints.organisationId, ctx.organisationId),
      eq(suppressedPoints.kind, kind),
      // What was kept for other spellings of this number goes with it.
      sql`${suppressedPoints.hash} in (
          select ${suppressionHash(sql`${ctx.organisationId}::text`, sql`${kind}::text`, sql`under.key`)}
          from ${keysAsked(sql`${kind}::text`, sql`${key}::text`)} as under(key)
          union all select ${suppressionHash(sql`${ctx.organisationId}::text`, sql`${kind}::text`, sql`under.key`)}
          from unnest(case ${kind}::text when 'phone' then crm.number_keys_kept(${key}::text) else '{}' end) as under(key))`,
    ),
  );
}
