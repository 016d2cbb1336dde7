import { people } from "@arraigo/directory/schema";
import type { Ctx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { activities } from "../activities/tables";
import { cases } from "../cases/tables";
import { opportunities } from "../opportunities/tables";
import { stages } from "../pipeline/tables";
import { lineItems } from "../products/tables";
import { uuids } from "../records/scope";
import type { ProfitPeriod } from "./period";
import { accountFigures, hourRates } from "./tables";

/** Which accounts, which months, which money. `owners` null: anybody's; `accountId`: that one alone. */
export interface ProfitScope {
  period: ProfitPeriod;
  currency: string;
  owners: string[] | null;
  accountId?: string;
}

const tenant = (ctx: Ctx) => sql`${ctx.organisationId}::uuid`;
const instantOf = (ctx: Ctx, day: string) => sql`(${day}::timestamp at time zone ${ctx.actor.timeZone})`;

const within = (ctx: Ctx, column: SQL, { period }: ProfitScope) =>
  sql`${column} >= ${instantOf(ctx, period.fromDay)} and ${column} < ${instantOf(ctx, period.beforeDay)}`;

const theAccount = (column: SQL, { accountId }: ProfitScope) =>
  accountId === undefined ? sql`${column} is not null` : sql`${column} = ${accountId}::uuid`;

/** The hourly rate of every person in this currency; who is not in it has none. */
export const ratesSql = (ctx: Ctx, { currency }: ProfitScope) => sql`
  select p.id as person_id, coalesce(own.per_hour_minor, rest.per_hour_minor) as per_hour_minor from ${people} p
  left join ${hourRates} own on own.organisation_id = p.organisation_id and own.job_role_id = p.job_role_id and own.currency = ${currency}
  left join ${hourRates} rest on rest.organisation_id = p.organisation_id and rest.job_role_id is null and rest.currency = ${currency}
  where p.organisation_id = ${tenant(ctx)}`;

/** Finished activities that served an account in the period, each with what it cost; null where that is not known. */
export const servingActivities = (ctx: Ctx, scope: ProfitScope) => sql`
  select a.id, a.account_id, a.case_id, a.kind, a.minutes, a.occurred_at, a.text, coalesce(a.done_by, a.actor_id) as person_id,
    round(a.minutes * rate.per_hour_minor / 60.0)::bigint as cost_minor
  from ${activities} a left join rates rate on rate.person_id = coalesce(a.done_by, a.actor_id)
  where a.organisation_id = ${tenant(ctx)} and ${theAccount(sql`a.account_id`, scope)} and a.done_at is not null and a.withdrawn_at is null
    and (a.kind <> 'note' or a.minutes is not null) and ${within(ctx, sql`a.occurred_at`, scope)}`;

/** Cases opened in the period, each with what its own minutes cost, and whether anything says how long it took. */
export const servedCases = (ctx: Ctx, scope: ProfitScope) => sql`
  select c.id, c.account_id, c.number, c.subject, c.minutes, c.opened_at, c.owner_id as person_id,
    round(c.minutes * rate.per_hour_minor / 60.0)::bigint as cost_minor,
    case when c.minutes is not null then rate.per_hour_minor is not null
      else exists (select from served s where s.case_id = c.id and s.cost_minor is not null) end as covered
  from ${cases} c left join rates rate on rate.person_id = c.owner_id
  where c.organisation_id = ${tenant(ctx)} and ${theAccount(sql`c.account_id`, scope)} and c.gone_at is null and ${within(ctx, sql`c.opened_at`, scope)}`;

/** Won opportunities of the period, each with its revenue, the cost of its goods and the revenue whose cost is known. */
export const wonDeals = (ctx: Ctx, scope: ProfitScope) => sql`
  select o.id, o.account_id, o.name, o.closed_at,
    date_trunc('month', o.closed_at at time zone ${ctx.actor.timeZone})::date as month,
    coalesce(line.revenue, o.amount_minor) as revenue, line.cost, coalesce(line.covered, 0) as covered, line.lines
  from ${opportunities} o
  join ${stages} s on s.organisation_id = o.organisation_id and s.id = o.stage_id and s.kind = 'won'
  left join lateral (
    select count(*)::int as lines,
      sum(round(l.quantity * l.unit_price_minor * (100 - l.discount_percent) / 100))::bigint as revenue,
      sum(round(l.quantity * l.unit_cost_minor))::bigint as cost,
      (sum(round(l.quantity * l.unit_price_minor * (100 - l.discount_percent) / 100)) filter (where l.unit_cost_minor is not null))::bigint as covered
    from ${lineItems} l where l.organisation_id = o.organisation_id and l.opportunity_id = o.id having count(*) > 0
  ) line on true
  where o.organisation_id = ${tenant(ctx)} and ${theAccount(sql`o.account_id`, scope)} and o.gone_at is null and o.currency = ${scope.currency}
    and ${within(ctx, sql`o.closed_at`, scope)}`;

/** Every account and month with revenue or its cost, and where that is from. */
export const goodsByMonth = (ctx: Ctx, scope: ProfitScope) => sql`
  select f.account_id, f.month, 'figures' as source, f.revenue_minor as revenue, f.cost_of_goods_minor as cost,
    case when f.cost_of_goods_minor is not null then coalesce(f.revenue_minor, 0) else 0 end as covered
  from ${accountFigures} f
  where f.organisation_id = ${tenant(ctx)} and ${theAccount(sql`f.account_id`, scope)} and f.currency = ${scope.currency}
    and f.month >= ${scope.period.fromDay}::date and f.month < ${scope.period.beforeDay}::date
    and num_nonnulls(f.revenue_minor, f.cost_of_goods_minor) > 0
  union all
  select d.account_id, d.month, 'won', sum(d.revenue)::bigint, sum(d.cost)::bigint, sum(d.covered)::bigint
  from won d
  where not exists (select from ${accountFigures} f where f.organisation_id = ${tenant(ctx)} and f.account_id = d.account_id
    and f.month = d.month and f.currency = ${scope.currency} and num_nonnulls(f.revenue_minor, f.cost_of_goods_minor) > 0)
  group by d.account_id, d.month`;

/** The parts every question about profit starts from: `rates`, `served`, `helped`, `won` and `goods`. */
export const profitParts = (ctx: Ctx, scope: ProfitScope) => sql`
  rates as materialized (${ratesSql(ctx, scope)}),
  served as (${servingActivities(ctx, scope)}),
  helped as (${servedCases(ctx, scope)}),
  won as (${wonDeals(ctx, scope)}),
  goods as (${goodsByMonth(ctx, scope)})`;

/** Accounts in scope of which anything is known in the period, with their sums, their contribution and their coverage. */
export const accountProfits = (ctx: Ctx, scope: ProfitScope) => sql`
  with ${profitParts(ctx, scope)},
  money as (
    select account_id, sum(revenue)::float8 as revenue, coalesce(sum(cost), 0)::float8 as cost, coalesce(sum(covered), 0)::float8 as covered
    from goods group by account_id
  ), acts as (
    select account_id, count(*) as n, count(cost_minor) as covered, coalesce(sum(minutes), 0) as minutes, coalesce(sum(cost_minor), 0)::float8 as cost
    from served group by account_id
  ), helps as (
    select account_id, count(*) as n, count(*) filter (where covered) as covered, coalesce(sum(minutes), 0) as minutes, coalesce(sum(cost_minor), 0)::float8 as cost
    from helped group by account_id
  ), summed as (
    select r.id, r.name, r.owner_id, money.revenue as "revenueMinor", coalesce(money.cost, 0) as "costOfGoodsMinor", coalesce(money.covered, 0) as "coveredRevenueMinor",
      coalesce(acts.n, 0)::int as activities, coalesce(acts.covered, 0)::int as "activitiesCovered", coalesce(acts.minutes, 0)::int as "activityMinutes", coalesce(acts.cost, 0) as "activityCostMinor",
      coalesce(helps.n, 0)::int as cases, coalesce(helps.covered, 0)::int as "casesCovered", coalesce(helps.minutes, 0)::int as "caseMinutes", coalesce(helps.cost, 0) as "caseCostMinor"
    from ${accounts} r left join money on money.account_id = r.id left join acts on acts.account_id = r.id left join helps on helps.account_id = r.id
    where r.organisation_id = ${tenant(ctx)} and r.gone_at is null ${scope.accountId ? sql`and r.id = ${scope.accountId}::uuid` : sql`and num_nonnulls(money.account_id, acts.account_id, helps.account_id) > 0`}
      ${scope.owners === null ? sql`` : sql`and r.owner_id = any(${uuids(scope.owners)})`}
  )
  select summed.*, "revenueMinor" - "costOfGoodsMinor" - "activityCostMinor" - "caseCostMinor" as contribution,
    least(
      case when activities + cases > 0 then ("activitiesCovered" + "casesCovered")::float8 / (activities + cases) else -1 end,
      case when "revenueMinor" is null then -1 when "revenueMinor" = 0 then 1 else "coveredRevenueMinor" / "revenueMinor" end
    ) as covered
  from summed`;
