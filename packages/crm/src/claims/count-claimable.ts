import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { countMax } from "../contract";
import { type ClaimReason, type CountClaimable, claimReasons } from "../insight-contract";
import { tableOf } from "../records/record-table";
import { ownersInScope, uuids } from "../records/scope";
import { settingsOf } from "../settings/read-settings";
import { abandonedBefore, claimable, leaversOf, reallyAbandoned, touched } from "./claimable";

/** So many of the longest untouched accounts are looked at; beyond them the count says "at least". */
const examinedMax = 10_000;

export interface ClaimableCount {
  count: number;
  /** There may be more than were counted. */
  more: boolean;
}

/** How many records of a type wait, by reason, each capped. */
export async function countClaimable(ctx: Ctx, input: CountClaimable): Promise<Record<ClaimReason, ClaimableCount>> {
  return inTransaction(ctx, async (tx) => {
    const owners = await ownersInScope(ctx, tx, "crm.record.claim");
    const within = owners === null ? sql`` : sql`and r.owner_id = any(${uuids(owners)})`;
    const leavers = await leaversOf(ctx, tx);
    const counts = {} as Record<ClaimReason, ClaimableCount>;
    for (const why of claimReasons) {
      const waiting = sql`${tableOf[input.type]} as r where r.organisation_id = ${ctx.organisationId}::uuid and ${claimable(ctx, input.type, why, leavers)} ${within}`;
      counts[why] = why === "abandoned" ? await countAbandoned(ctx, tx, waiting) : await countCapped(tx, waiting);
    }
    return counts;
  });
}

async function countCapped(tx: Tx, waiting: SQL): Promise<ClaimableCount> {
  const { rows } = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (select 1 from ${waiting} limit ${countMax}) as capped`,
  );
  const n = rows[0]?.n ?? 0;
  return { count: Math.min(n, countMax - 1), more: n === countMax };
}

async function countAbandoned(ctx: Ctx, tx: Tx, waiting: SQL): Promise<ClaimableCount> {
  const { abandonedDays } = await settingsOf(ctx, tx);
  const fits = reallyAbandoned(ctx, abandonedBefore(ctx, abandonedDays));
  const { rows } = await tx.execute<{ n: number; examined: number }>(sql`
    with candidates as materialized (
      select r.id, r.owner_id, r.created_at from ${waiting} order by ${touched}, r.id limit ${examinedMax}
    )
    select (select count(*) from (select 1 from candidates as r where ${fits} limit ${countMax}) as capped)::int as n,
      (select count(*) from candidates)::int as examined`);
  const { n = 0, examined = 0 } = rows[0] ?? {};
  return { count: Math.min(n, countMax - 1), more: n === countMax || examined === examinedMax };
}
