import { type Ctx, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { opportunities } from "../opportunities/tables";
import type { ReadProfits } from "../profit-contract";
import { coverageMin } from "./definition";
import { scopeOf } from "./list-profits";
import { accountProfits } from "./profit-sql";
import { accountFigures } from "./tables";

export interface WhaleCurve {
  currency: string;
  from: string;
  to: string;
  /** Accounts by verdict. */
  counts: { unprofitable: number; profitable: number; atMost: number; unknown: number };
  /** What the certain ones contribute together, and what the unprofitable among them take away. */
  contributionMinor: number | null;
  lossMinor: number;
  /** The best first: after this share of the certain accounts, so much has been contributed. At most 101 points. */
  points: { accounts: number; cumulativeMinor: number }[];
  /** Other currencies of the period, whose accounts are counted apart. */
  otherCurrencies: string[];
}

interface Row extends Record<string, unknown> {
  place: number;
  cumulative: number;
  contribution: number;
  n: number;
}

/** How contribution gathers from the best account to the worst: the hump above the end is what unprofitable customers cost. */
export async function readWhaleCurve(ctx: Ctx, input: ReadProfits): Promise<WhaleCurve> {
  return inTransaction(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, input);
    const { rows: sums } = await tx.execute<Record<string, number>>(sql`
      select count(*) filter (where contribution is null)::int as unknown,
        count(*) filter (where contribution is not null and covered < ${coverageMin}::float8)::int as "atMost",
        count(*) filter (where contribution < 0 and covered >= ${coverageMin}::float8)::int as unprofitable,
        count(*) filter (where contribution >= 0 and covered >= ${coverageMin}::float8)::int as profitable,
        coalesce(sum(contribution) filter (where contribution < 0 and covered >= ${coverageMin}::float8), 0) as loss
      from (${accountProfits(ctx, scope)}) as profits`);
    const { unknown = 0, atMost = 0, unprofitable = 0, profitable = 0, loss = 0 } = sums[0] ?? {};
    const { rows } = await tx.execute<Row>(sql`
      select place, cumulative, contribution, n from (
        select row_number() over best as place, sum(contribution) over best as cumulative, contribution, count(*) over () as n
        from (${accountProfits(ctx, scope)}) as profits where contribution is not null and covered >= ${coverageMin}::float8
        window best as (order by contribution desc, id rows unbounded preceding)
      ) as walked
      where n <= 100 or place = n or place % (n / 100 + 1) = 0 order by place`);
    const points = rows.map((row) => ({ accounts: Number(row.place), cumulativeMinor: row.cumulative }));
    const { rows: currencies } = await tx.execute<{ currency: string }>(sql`
      select distinct currency from ${accountFigures} where organisation_id = ${ctx.organisationId}::uuid and currency <> ${scope.currency}
        and month >= ${scope.period.fromDay}::date and month < ${scope.period.beforeDay}::date
      union select distinct currency from ${opportunities} where organisation_id = ${ctx.organisationId}::uuid and currency <> ${scope.currency}
        and closed_at >= ${scope.period.fromDay}::date and closed_at < ${scope.period.beforeDay}::date and gone_at is null
      order by currency limit 20`);
    return {
      currency: scope.currency,
      from: scope.period.from,
      to: scope.period.to,
      counts: { unknown, atMost, unprofitable, profitable },
      contributionMinor: points.at(-1)?.cumulativeMinor ?? null,
      lossMinor: loss,
      points: points.length > 0 ? [{ accounts: 0, cumulativeMinor: 0 }, ...points] : [],
      otherCurrencies: currencies.map((row) => row.currency),
    };
  });
}
