import { people } from "@arraigo/directory/schema";
import type { Ctx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import { cases } from "../cases/tables";
import { opportunities } from "../opportunities/tables";
import { stages } from "../pipeline/tables";
import { lineItems } from "../products/tables";
import type { ProfitPeriod } from "./period";
import { accountFigures, hourRates } from "./tables";

/** Which accounts, which months, which money. */
export interface ProfitScope {
  /** Null: all there ever were. */
  period: ProfitPeriod | null;
  /** Null: every currency apart; minutes then cost what they cost in the currency of the rates. */
  currency: string | null;
  /** Where months begin: the organisation's, whoever reads. */
  timeZone: string;
  /** The accounts, as a condition on a column that points at them. */
  which: (account: SQL) => SQL;
}

const tenant = (ctx: Ctx) => sql`${ctx.organisationId}::uuid`;
const instantOf = ({ timeZone }: ProfitScope, day: string) => sql`(${day}::timestamp at time zone ${timeZone})`;
const monthOf = ({ timeZone }: ProfitScope, column: SQL) =>
  sql`date_trunc('month', ${column} at time zone ${timeZone})::date`;

const within = (column: SQL, scope: ProfitScope) =>
  scope.period === null
    ? sql`${column} is not null`
    : sql`${column} >= ${instantOf(scope, scope.period.fromDay)} and ${column} < ${instantOf(scope, scope.period.beforeDay)}`;

const inMonths = (column: SQL, { period }: ProfitScope) =>
  period === null ? sql`true` : sql`${column} >= ${period.fromDay}::date and ${column} < ${period.beforeDay}::date`;

const inCurrency = (column: SQL, { currency }: Pick<ProfitScope, "currency">) =>
  currency === null ? sql`true` : sql`${column} = ${currency}`;

/** The hourly rate of every person in this currency; who is not in it has none. */
export const ratesSql = (ctx: Ctx, scope: Pick<ProfitScope, "currency">) => sql`
  select p.id as person_id, coalesce(own.per_hour_minor, rest.per_hour_minor) as per_hour_minor from ${people} p
  left join ${hourRates} own on own.organisation_id = p.organisation_id and own.job_role_id = p.job_role_id and ${inCurrency(sql`own.currency`, scope)}
  left join ${hourRates} rest on rest.organisation_id = p.organisation_id and rest.job_role_id is null and ${inCurrency(sql`rest.currency`, scope)}
  where p.organisation_id = ${tenant(ctx)}`;

/** Finished activities that served an account in the period, each with what it cost; null where that is not known. */
export const servingActivities = (ctx: Ctx, scope: ProfitScope) => sql`
  select a.id, a.account_id, a.kind, a.minutes, a.occurred_at, ${monthOf(scope, sql`a.occurred_at`)} as month, a.text, coalesce(a.done_by, a.actor_id) as person_id,
    round(a.minutes * rate.per_hour_minor / 60.0)::bigint as cost_minor
  from ${activities} a left join rates rate on rate.person_id = coalesce(a.done_by, a.actor_id)
  where a.organisation_id = ${tenant(ctx)} and a.account_id is not null and ${scope.which(sql`a.account_id`)} and a.done_at is not null and a.withdrawn_at is null
    and (a.kind <> 'note' or a.minutes is not null) and ${within(sql`a.occurred_at`, scope)}`;

/** Cases opened in the period, each with what its own minutes cost, and whether anything says how long it took. */
export const servedCases = (ctx: Ctx, scope: ProfitScope) => sql`
  select c.id, c.account_id, c.number, c.subject, c.minutes, c.opened_at, ${monthOf(scope, sql`c.opened_at`)} as month, c.owner_id as person_id,
    round(c.minutes * rate.per_hour_minor / 60.0)::bigint as cost_minor,
    case when c.minutes is not null then rate.per_hour_minor is not null
      else exists (select from ${activities} a join rates paid on paid.person_id = coalesce(a.done_by, a.actor_id) and paid.per_hour_minor is not null
        where a.organisation_id = c.organisation_id and a.case_id = c.id and a.done_at is not null and a.withdrawn_at is null and a.minutes is not null) end as covered
  from ${cases} c left join rates rate on rate.person_id = c.owner_id
  where c.organisation_id = ${tenant(ctx)} and c.account_id is not null and ${scope.which(sql`c.account_id`)} and c.gone_at is null and ${within(sql`c.opened_at`, scope)}`;

/** Won opportunities of the period, each with its revenue, the cost of its goods and the revenue whose cost is known. */
export const wonDeals = (ctx: Ctx, scope: ProfitScope) => sql`
  select o.id, o.account_id, o.name, o.closed_at,
    o.currency, ${monthOf(scope, sql`o.closed_at`)} as month,
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
  where o.organisation_id = ${tenant(ctx)} and o.account_id is not null and ${scope.which(sql`o.account_id`)} and o.gone_at is null and ${inCurrency(sql`o.currency`, scope)}
    and ${within(sql`o.closed_at`, scope)}`;

/** Every account and month with revenue or its cost, and where that is from. */
export const goodsByMonth = (ctx: Ctx, scope: ProfitScope) => sql`
  select f.account_id, f.month, f.currency, 'figures' as source, f.revenue_minor as revenue, f.cost_of_goods_minor as cost,
    case when f.cost_of_goods_minor is not null then coalesce(f.revenue_minor, 0) else 0 end as covered
  from ${accountFigures} f
  where f.organisation_id = ${tenant(ctx)} and ${scope.which(sql`f.account_id`)} and ${inCurrency(sql`f.currency`, scope)}
    and ${inMonths(sql`f.month`, scope)}
    and num_nonnulls(f.revenue_minor, f.cost_of_goods_minor) > 0
  union all
  select d.account_id, d.month, d.currency, 'won', sum(d.revenue)::bigint, sum(d.cost)::bigint, sum(d.covered)::bigint
  from won d
  where not exists (select from ${accountFigures} f where f.organisation_id = ${tenant(ctx)} and f.account_id = d.account_id
    and f.month = d.month and f.currency = d.currency and num_nonnulls(f.revenue_minor, f.cost_of_goods_minor) > 0)
  group by d.account_id, d.month, d.currency`;

/** The parts every question about profit starts from: `rates`, `served`, `helped`, `won` and `goods`. */
export const profitParts = (ctx: Ctx, scope: ProfitScope) => sql`
  rates as materialized (${ratesSql(ctx, scope)}),
  served as (${servingActivities(ctx, scope)}),
  helped as (${servedCases(ctx, scope)}),
  won as (${wonDeals(ctx, scope)}),
  goods as (${goodsByMonth(ctx, scope)})`;
