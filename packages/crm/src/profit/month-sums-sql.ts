import type { Ctx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { type ProfitScope, profitParts } from "./profit-sql";

/** What serving took, an account and month a row, added up from every activity and case: `served_months` from its sources. */
export const servedMonthsSql = (ctx: Ctx, scope: ProfitScope): SQL => sql`
  with ${profitParts(ctx, scope)},
  acts as (
    select account_id, month, count(*)::int as n, count(cost_minor)::int as covered, coalesce(sum(minutes), 0)::int as minutes, coalesce(sum(cost_minor), 0)::bigint as cost
    from served group by account_id, month
  ), helps as (
    select account_id, month, count(*)::int as n, (count(*) filter (where covered))::int as covered, coalesce(sum(minutes), 0)::int as minutes, coalesce(sum(cost_minor), 0)::bigint as cost
    from helped group by account_id, month
  )
  select account_id, month,
    coalesce(acts.n, 0) as activities, coalesce(acts.covered, 0) as activities_covered, coalesce(acts.minutes, 0) as activity_minutes, coalesce(acts.cost, 0) as activity_cost_minor,
    coalesce(helps.n, 0) as cases, coalesce(helps.covered, 0) as cases_covered, coalesce(helps.minutes, 0) as case_minutes, coalesce(helps.cost, 0) as case_cost_minor
  from acts full join helps using (account_id, month)`;

/** Revenue and its cost, an account, month and currency a row: `goods_months` from its sources. */
export const goodsMonthsSql = (ctx: Ctx, scope: ProfitScope): SQL => sql`
  with ${profitParts(ctx, scope)}
  select account_id, month, currency, revenue as revenue_minor, cost as cost_of_goods_minor, covered as covered_revenue_minor from goods`;
