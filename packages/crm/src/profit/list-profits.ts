import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { ListProfits } from "../profit-contract";
import { decodePosition, pageOf } from "../records/keyset";
import { ownersInScope } from "../records/scope";
import { settingsOf } from "../settings/read-settings";
import { coverageMin, type Profit, type ProfitSums, profitOf } from "./definition";
import { profitPeriod } from "./period";
import { accountProfits, type ProfitScope } from "./profit-sql";

export interface AccountProfit extends Profit {
  id: string;
  name: string;
}

type Row = ProfitSums & { id: string; name: string; sort: number } & Record<string, unknown>;

/** Accounts without a known contribution come last. */
const sortKey = sql.raw("coalesce(contribution, 9e15)");

export const shows: Record<ListProfits["show"], SQL> = {
  all: sql`true`,
  unprofitable: sql`contribution < 0 and covered >= ${coverageMin}::float8`,
  profitable: sql`contribution >= 0 and covered >= ${coverageMin}::float8`,
  atMost: sql`contribution is not null and covered < ${coverageMin}::float8`,
  unknown: sql`contribution is null`,
};

/** What accounts within reach contribute, the worst first. */
export async function listProfits(ctx: Ctx, input: ListProfits) {
  return inTransaction(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, input);
    const after = decodePosition(input.cursor);
    const from = Number(after?.key);
    const { rows } = await tx.execute<Row>(sql`
      select *, ${sortKey} as sort from (${accountProfits(ctx, scope)}) as profits
      where ${shows[input.show]} ${after && Number.isFinite(from) ? sql`and (${sortKey}, id) > (${from}::float8, ${after.id}::uuid)` : sql``}
      order by sort, id limit ${input.limit + 1}`);
    const page = pageOf(rows, input.limit, (row) => ({ key: String(row.sort), id: row.id }));
    return {
      next: page.next,
      currency: scope.currency,
      from: scope.period.from,
      to: scope.period.to,
      rows: page.rows.map((row): AccountProfit => ({ id: row.id, name: row.name, ...profitOf(sumsOf(row)) })),
    };
  });
}

export async function scopeOf(
  ctx: Ctx,
  tx: Tx,
  input: {
    from?: string | undefined;
    to?: string | undefined;
    currency?: string | undefined;
    owner: "mine" | "team" | "all";
  },
): Promise<ProfitScope> {
  return {
    period: profitPeriod(ctx, input),
    currency: input.currency ?? (await settingsOf(ctx, tx)).currency,
    owners: await ownersInScope(ctx, tx, "crm.profit.read", input.owner),
  };
}

/** The sums among a row's columns, and nothing else of it. */
export function sumsOf(row: ProfitSums): ProfitSums {
  const {
    revenueMinor,
    costOfGoodsMinor,
    coveredRevenueMinor,
    activities,
    activitiesCovered,
    activityMinutes,
    activityCostMinor,
    cases,
    casesCovered,
    caseMinutes,
    caseCostMinor,
  } = row;
  return {
    revenueMinor,
    costOfGoodsMinor,
    coveredRevenueMinor,
    activities,
    activitiesCovered,
    activityMinutes,
    activityCostMinor,
    cases,
    casesCovered,
    caseMinutes,
    caseCostMinor,
  };
}
