import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, type SQL, sql } from "drizzle-orm";
import type { ClaimableType, ListClaimable } from "../insight-contract";
import { decodeInstantPosition, encodePosition } from "../records/keyset";
import { ownerName } from "../records/owner-name";
import { recordName } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { ownersInScope, uuids } from "../records/scope";
import { settingsOf } from "../settings/read-settings";
import { abandonedBefore, claimable, leaversOf, reallyAbandoned, touched } from "./claimable";

/** So many candidates are looked at for one page: what few of them fulfil comes in short pages instead of late ones. */
const examinedMax = 4_000;

export interface ClaimableRow {
  type: ClaimableType;
  id: string;
  name: string;
  ownerName: string | null;
  /** The last activity on it, or when it was made. */
  touchedAt: string;
  city: string | null;
}

interface Found extends Record<string, unknown> {
  id: string;
  at: string;
  fits: boolean;
}

/**
 * Records waiting for somebody, longest untouched first. A page may be short and still have a next one. `further` is a condition
 * on whose they are, beyond what the list itself asks.
 */
export async function listClaimable(
  ctx: Ctx,
  input: ListClaimable,
  further?: (owner: SQL) => SQL | undefined,
): Promise<{ rows: ClaimableRow[]; next: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const after = decodeInstantPosition(input.cursor);
    const owners = await ownersInScope(ctx, tx, "crm.record.claim");
    const { abandonedDays } = await settingsOf(ctx, tx);
    const leavers = await leaversOf(ctx, tx);
    const fits = input.why === "abandoned" ? reallyAbandoned(ctx, abandonedBefore(ctx, abandonedDays)) : sql`true`;
    const within = owners === null ? sql`` : sql`and r.owner_id = any(${uuids(owners)})`;
    const beyond = further?.(sql`r.owner_id`);
    const { rows: examined } = await tx.execute<Found>(sql`
      with candidates as (
        select r.id, r.owner_id, r.created_at, ${touched} as at from ${tableOf[input.type]} as r
        where r.organisation_id = ${ctx.organisationId}::uuid and ${claimable(ctx, input.type, input.why, leavers)} ${within}
          ${beyond ? sql`and ${beyond}` : sql``}
          ${after ? sql`and (${touched}, r.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
        order by ${touched}, r.id limit ${input.why === "abandoned" ? examinedMax : input.limit + 1}
      ), fitting as materialized (
        select r.id, r.at, true as fits from candidates as r where ${fits} order by r.at, r.id limit ${input.limit + 1}
      ), last_examined as (
        select id, at, false as fits from candidates order by at desc, id desc limit 1
      ), examined as (select count(*) as n from candidates)
      select id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, fits from fitting
      union all
      select id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), fits from last_examined, examined
        where examined.n = ${examinedMax} and (select count(*) from fitting) <= ${input.limit}
      order by 2, 1`);
    const fitting = examined.filter((row) => row.fits);
    const page = fitting.slice(0, input.limit);
    const stop = fitting.length > input.limit ? page.at(-1) : examined.find((row) => !row.fits);
    return {
      rows: await named(ctx, tx, input.type, page),
      next: stop ? encodePosition({ key: stop.at, id: stop.id }) : null,
    };
  });
}

async function named(ctx: Ctx, tx: Tx, type: ClaimableType, found: readonly Found[]): Promise<ClaimableRow[]> {
  const table = tableOf[type];
  const rows = (await tx
    .select()
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        sql`${table.id} = any(${uuids(found.map((row) => row.id))})`,
      ),
    )) as RecordRow[];
  const ownerIds = [...new Set(rows.flatMap((row) => (row.ownerId ? [row.ownerId] : [])))];
  const owners = ownerIds.length
    ? await tx
        .select({ id: people.id, name: ownerName })
        .from(people)
        .where(and(ofTenant(people.organisationId, ctx.organisationId), sql`${people.id} = any(${uuids(ownerIds)})`))
    : [];
  const names = new Map(owners.map((owner) => [owner.id, owner.name]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, at }) => {
    const row = byId.get(id);
    if (!row) return [];
    return [
      {
        type,
        id,
        name: recordName(type, row),
        ownerName: row.ownerId ? (names.get(row.ownerId) ?? null) : null,
        touchedAt: new Date(at).toISOString(),
        city: typeof row.city === "string" ? row.city : null,
      },
    ];
  });
}
