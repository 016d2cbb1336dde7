import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { accountProfits, storedMonths } from "./account-profits-sql";
import { goodsMonthsSql, servedMonthsSql } from "./month-sums-sql";
import type { UsualProfits } from "./profit-state";
import { goodsMonths, profitStandings, servedMonths } from "./stored-tables";

type Which = (account: SQL) => SQL;

/** Stores every month of these accounts anew, from every activity, case, figure and deal there ever was. */
export async function storeMonths(ctx: Ctx, tx: Tx, { timeZone }: UsualProfits, which: Which): Promise<void> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  const scope = { period: null, currency: null, timeZone, which };
  for (const table of [servedMonths, goodsMonths])
    await tx.execute(
      sql`delete from ${table} as x where x.organisation_id = ${tenant} and ${which(sql.raw("x.account_id"))}`,
    );
  await tx.execute(sql`
    insert into ${servedMonths} (organisation_id, account_id, month, activities, activities_covered, activity_minutes, activity_cost_minor,
      cases, cases_covered, case_minutes, case_cost_minor)
    select ${tenant}, summed.* from (${servedMonthsSql(ctx, scope)}) as summed`);
  await tx.execute(sql`
    insert into ${goodsMonths} (organisation_id, account_id, month, currency, revenue_minor, cost_of_goods_minor, covered_revenue_minor)
    select ${tenant}, summed.* from (${goodsMonthsSql(ctx, scope)}) as summed`);
}

/** Stores how these accounts stand over the usual months, from their stored months. */
export async function storeStandings(ctx: Ctx, tx: Tx, usual: UsualProfits, which: Which): Promise<void> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  const scope = { ...usual, which };
  await tx.execute(
    sql`delete from ${profitStandings} as x where x.organisation_id = ${tenant} and ${which(sql.raw("x.account_id"))}`,
  );
  await tx.execute(sql`
    insert into ${profitStandings} (organisation_id, account_id, owner_id, revenue_minor, cost_of_goods_minor, covered_revenue_minor,
      activities, activities_covered, activity_minutes, activity_cost_minor, cases, cases_covered, case_minutes, case_cost_minor, contribution, covered, verdict)
    select ${tenant}, summed.* from (${accountProfits(ctx, scope, storedMonths(ctx, scope))}) as summed`);
}
