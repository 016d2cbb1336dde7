import type { Ctx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { coverageMin } from "./definition";
import { goodsMonthsSql, servedMonthsSql } from "./month-sums-sql";
import type { ProfitPeriod } from "./period";
import type { ProfitScope } from "./profit-sql";
import { goodsMonths, profitMarks, servedMonths } from "./stored-tables";
import { hourRates } from "./tables";

/** A period and a currency that are both said. */
export interface AskedProfits extends ProfitScope {
  period: ProfitPeriod;
  currency: string;
}

/** The accounts that changed since their months were stored. */
export const markedAccounts = (ctx: Ctx): SQL =>
  sql`(select m.account_id from ${profitMarks} m where m.organisation_id = ${ctx.organisationId}::uuid)`;

/** The scope narrowed to those that are marked. */
export const markedOf = (ctx: Ctx, scope: AskedProfits): AskedProfits => ({
  ...scope,
  which: (account) => sql`(${account} in ${markedAccounts(ctx)} and ${scope.which(account)})`,
});

/** The months of the scope added up from every activity, case and deal; what came in, in every currency. */
export function liveMonths(ctx: Ctx, scope: AskedProfits) {
  return { served: servedMonthsSql(ctx, scope), goods: goodsMonthsSql(ctx, { ...scope, currency: null }) };
}

/** The months of the scope as they are stored; what minutes cost in another currency than the rates' is not known. */
export function storedMonths(ctx: Ctx, { period, currency, which }: AskedProfits) {
  const within = sql`x.organisation_id = ${ctx.organisationId}::uuid and x.month >= ${period.fromDay}::date and x.month < ${period.beforeDay}::date and ${which(sql`x.account_id`)}`;
  const known = sql`(select count(*)::int from (select from ${hourRates} h where h.organisation_id = ${ctx.organisationId}::uuid and h.currency = ${currency} limit 1) as paid)`;
  return {
    served: sql`select account_id, month, activities, activities_covered * paid as activities_covered, activity_minutes, activity_cost_minor * paid as activity_cost_minor,
        cases, cases_covered * paid as cases_covered, case_minutes, case_cost_minor * paid as case_cost_minor
      from ${servedMonths} x cross join (select ${known} as paid) as rates where ${within}`,
    goods: sql`select account_id, month, currency, revenue_minor, cost_of_goods_minor, covered_revenue_minor
      from ${goodsMonths} x where ${within}`,
  };
}

/** The months of the scope as they are now: stored ones, and those of marked accounts added up. */
export function currentMonths(ctx: Ctx, scope: AskedProfits) {
  const unmarked = (account: SQL) => sql`(${account} not in ${markedAccounts(ctx)} and ${scope.which(account)})`;
  const stored = storedMonths(ctx, { ...scope, which: unmarked });
  const live = liveMonths(ctx, markedOf(ctx, scope));
  return {
    served: sql`${stored.served} union all select * from (${live.served}) as marked`,
    goods: sql`${stored.goods} union all select * from (${live.goods}) as marked`,
  };
}

/** Every one of an account's sums: what `profit_standings` begins with, in its order. */
const summedColumns = sql.raw(
  `id, owner_id, "revenueMinor", "costOfGoodsMinor", "coveredRevenueMinor", activities, "activitiesCovered", "activityMinutes", "activityCostMinor", cases, "casesCovered", "caseMinutes", "caseCostMinor"`,
);

/** Accounts of the scope of which anything is known in these months (`withUnknown`: all), with their sums, contribution, coverage and verdict. */
export const accountProfits = (
  ctx: Ctx,
  { which, currency }: AskedProfits,
  months: { served: SQL; goods: SQL },
  withUnknown = false,
): SQL => sql`
  with money as (
    select account_id, (sum(revenue_minor) filter (where currency = ${currency}))::float8 as revenue, coalesce(sum(cost_of_goods_minor) filter (where currency = ${currency}), 0)::float8 as cost,
      coalesce(sum(covered_revenue_minor) filter (where currency = ${currency}), 0)::float8 as covered,
      bool_or(currency <> ${currency} and (coalesce(revenue_minor, 0) <> 0 or coalesce(cost_of_goods_minor, 0) <> 0)) as elsewhere
    from (${months.goods}) as goods_of group by account_id having bool_or(currency = ${currency})
  ), served as (
    select account_id, sum(activities)::int as activities, sum(activities_covered)::int as activities_covered, sum(activity_minutes)::int as activity_minutes, sum(activity_cost_minor)::float8 as activity_cost,
      sum(cases)::int as cases, sum(cases_covered)::int as cases_covered, sum(case_minutes)::int as case_minutes, sum(case_cost_minor)::float8 as case_cost
    from (${months.served}) as served_of group by account_id
  ), summed as (
    select r.id, r.owner_id, money.revenue as "revenueMinor", coalesce(money.cost, 0) as "costOfGoodsMinor", coalesce(money.covered, 0) as "coveredRevenueMinor",
      coalesce(activities, 0) as activities, coalesce(activities_covered, 0) as "activitiesCovered", coalesce(activity_minutes, 0) as "activityMinutes", coalesce(activity_cost, 0) as "activityCostMinor",
      coalesce(cases, 0) as cases, coalesce(cases_covered, 0) as "casesCovered", coalesce(case_minutes, 0) as "caseMinutes", coalesce(case_cost, 0) as "caseCostMinor",
      coalesce(money.elsewhere, false) as elsewhere
    from ${accounts} r left join money on money.account_id = r.id left join served on served.account_id = r.id
    where r.organisation_id = ${ctx.organisationId}::uuid and r.gone_at is null and ${which(sql.raw("r.id"))}
      ${withUnknown ? sql`` : sql`and num_nonnulls(money.account_id, served.account_id) > 0`}
  ), judged as (
    select ${summedColumns}, case when not elsewhere then "revenueMinor" - "costOfGoodsMinor" - "activityCostMinor" - "caseCostMinor" end as contribution,
      least(
        case when activities + cases > 0 then ("activitiesCovered" + "casesCovered")::float8 / (activities + cases) else -1 end,
        case when "revenueMinor" is null then -1 when "revenueMinor" = 0 then 1 else "coveredRevenueMinor" / "revenueMinor" end
      ) as covered
    from summed
  )
  select judged.*, case when contribution is null then 'unknown'
    when covered < ${coverageMin}::float8 then case when contribution < 0 then 'losing' else 'atMost' end
    when contribution < 0 then 'unprofitable' else 'profitable' end as verdict
  from judged`;
