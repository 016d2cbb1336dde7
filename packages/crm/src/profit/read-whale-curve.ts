import { type Ctx, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { opportunities } from "../opportunities/tables";
import type { ReadProfits } from "../profit-contract";
import { readableWhere } from "../records/readable-names";
import { askedProfits, profitVerdicts } from "./asked-profits";
import { accountFigures } from "./tables";

export interface WhaleCurve {
  currency: string;
  from: string;
  to: string;
  /** Accounts by verdict. */
  counts: { unprofitable: number; losing: number; profitable: number; atMost: number; unknown: number };
  /** How many of them the reader may not read, and so finds in no list. */
  unnamed: number;
  /** What the certain ones contribute together, and what the unprofitable among them take away. */
  contributionMinor: number | null;
  lossMinor: number;
  /** The best first: after this share of the certain accounts, so much has been contributed. At most 101 points. */
  points: { accounts: number; cumulativeMinor: number }[];
  /** Other currencies of the period, whose accounts are counted apart. */
  otherCurrencies: string[];
}

interface Row extends Record<string, unknown> {
  counts: WhaleCurve["counts"] & { unnamed: number; loss: number };
  points: WhaleCurve["points"];
}

const pointsMax = 100;

/** How contribution gathers from the best account to the worst: the hump above the end is what unprofitable customers cost. */
export async function readWhaleCurve(ctx: Ctx, input: ReadProfits): Promise<WhaleCurve> {
  return inTransaction(ctx, async (tx) => {
    const asked = await askedProfits(ctx, tx, input);
    const { scope } = asked;
    const readable = readableWhere(ctx, "account", sql.raw("owner_id"));
    const of = (verdict: string) => sql`count(*) filter (where verdict = ${verdict})`;
    const { rows } = await tx.execute<Row>(sql`
      with profits as materialized (${profitVerdicts(ctx, asked)}),
      ranked as materialized (select contribution from profits where verdict in ('unprofitable', 'profitable')),
      certain as (select count(*)::int as n from ranked),
      -- Equals may stand in any order: their sums are the same.
      walked as (
        select row_number() over best as place, sum(contribution) over best as cumulative
        from ranked window best as (order by contribution desc rows unbounded preceding)
      )
      select
        (select jsonb_build_object('unknown', ${of("unknown")}, 'atMost', ${of("atMost")}, 'unprofitable', ${of("unprofitable")}, 'losing', ${of("losing")}, 'profitable', ${of("profitable")},
          'unnamed', ${readable ? sql`count(*) filter (where not coalesce(${readable}, false))` : sql`0`},
          'loss', coalesce(sum(contribution) filter (where verdict = 'unprofitable'), 0)) from profits) as counts,
        (select coalesce(jsonb_agg(jsonb_build_object('accounts', place, 'cumulativeMinor', cumulative) order by place), '[]') from walked cross join certain
          where n <= ${pointsMax} or place = n or place % (n / ${pointsMax} + 1) = 0) as points`);
    const { counts, points } = rows[0] as Row;
    const { unnamed, loss, ...verdicts } = counts;
    const { rows: currencies } = await tx.execute<{ currency: string }>(sql`
      select distinct currency from ${accountFigures} where organisation_id = ${ctx.organisationId}::uuid and currency <> ${scope.currency}
        and month >= ${scope.period.fromDay}::date and month < ${scope.period.beforeDay}::date
      union select distinct currency from ${opportunities} where organisation_id = ${ctx.organisationId}::uuid and currency <> ${scope.currency}
        and closed_at >= (${scope.period.fromDay}::timestamp at time zone ${scope.timeZone}) and closed_at < (${scope.period.beforeDay}::timestamp at time zone ${scope.timeZone}) and gone_at is null
      order by currency limit 20`);
    return {
      currency: scope.currency,
      from: scope.period.from,
      to: scope.period.to,
      counts: verdicts,
      unnamed,
      contributionMinor: points.at(-1)?.cumulativeMinor ?? null,
      lossMinor: loss,
      points: points.length > 0 ? [{ accounts: 0, cumulativeMinor: 0 }, ...points] : [],
      otherCurrencies: currencies.map((row) => row.currency),
    };
  });
}
