import { type Ctx, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { opportunities } from "../opportunities/tables";
import type { ReadProfits } from "../profit-contract";
import { readableWhere } from "../records/readable-names";
import { askedProfits, profitVerdicts } from "./asked-profits";
import { gatherCurve } from "./gather-curve";
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

/** How contribution gathers from the best account to the worst: the hump above the end is what unprofitable customers cost. */
export async function readWhaleCurve(ctx: Ctx, input: ReadProfits): Promise<WhaleCurve> {
  return inTransaction(ctx, async (tx) => {
    const asked = await askedProfits(ctx, tx, input);
    const { scope, owners, stored } = asked;
    const readable = readableWhere(ctx, "account", sql.raw("owner_id"));
    // Everybody's is kept ready; anything narrower is gathered from what the reader asked for.
    const kept = owners === null && !readable ? stored.curve : null;
    const { counts, points } = kept ?? (await gatherCurve(tx, profitVerdicts(ctx, asked), readable));
    const { unnamed, loss, ...verdicts } = counts;
    // Two ranges and not "another one": so the index of currencies serves.
    const other = (column: string) =>
      sql`(${sql.raw(column)} < ${scope.currency} or ${sql.raw(column)} > ${scope.currency})`;
    const { rows: currencies } = await tx.execute<{ currency: string }>(sql`
      select distinct currency from ${accountFigures} where organisation_id = ${ctx.organisationId}::uuid and ${other("currency")}
        and month >= ${scope.period.fromDay}::date and month < ${scope.period.beforeDay}::date
      union select distinct currency from ${opportunities} where organisation_id = ${ctx.organisationId}::uuid and ${other("currency")}
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
