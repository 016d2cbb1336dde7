import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { aboutReadable } from "../activities/about-readable";
import { activities } from "../activities/tables";
import { opportunities } from "../opportunities/tables";
import type { ReadAccountProfit } from "../profit-contract";
import type { RecordType } from "../record-types";
import { recordById } from "../records/find-record";
import { readableWhere } from "../records/readable-names";
import { organisationTime } from "../settings/organisation-time";
import { settingsOf } from "../settings/read-settings";
import { type AskedProfits, accountProfits, liveMonths } from "./account-profits-sql";
import type { Profit, ProfitSums } from "./definition";
import { goodsMonthsSql } from "./month-sums-sql";
import { profitPeriod } from "./period";
import { profitOfRow } from "./profit-row";
import { profitParts } from "./profit-sql";

const rowsMax = 200;

type Summed = ProfitSums & { contribution: number | null };

export interface AccountProfitExplained extends Profit {
  id: string;
  name: string;
  currency: string;
  from: string;
  to: string;
  /** What came in and was spent in other currencies: never converted, and where there is any nothing is judged. */
  others: { currency: string; revenueMinor: number | null; costOfGoodsMinor: number | null }[];
  months: { month: string; source: "figures" | "won"; revenueMinor: number | null; costOfGoodsMinor: number | null }[];
  /** What the reader may read of it, the dearest first; what costs nothing known comes last. Up to 200 each: the sums above hold all of them. */
  servedBy: {
    id: string;
    kind: string;
    text: string;
    person: string | null;
    at: string;
    minutes: number | null;
    costMinor: number | null;
  }[];
  servedCases: {
    id: string;
    number: number;
    subject: string;
    person: string | null;
    at: string;
    minutes: number | null;
    costMinor: number | null;
    covered: boolean;
  }[];
  deals: {
    id: string;
    name: string;
    at: string;
    lines: number | null;
    revenueMinor: number | null;
    costOfGoodsMinor: number | null;
  }[];
}

/** What one account brought in and cost, down to every deal, activity and case it is made of, for whoever may read both. */
export async function explainAccount(ctx: Ctx, input: ReadAccountProfit): Promise<AccountProfitExplained> {
  return inTransaction(ctx, async (tx) => {
    await recordById(ctx, tx, "crm.account.read", "account", input.id);
    const account = await recordById(ctx, tx, "crm.profit.read", "account", input.id);
    const { timeZone, today } = await organisationTime(ctx, tx);
    const scope: AskedProfits = {
      period: profitPeriod(today, input),
      currency: input.currency ?? (await settingsOf(ctx, tx)).currency,
      timeZone,
      which: (column) => sql`${column} = ${account.id}::uuid`,
    };
    const { rows } = await tx.execute<Summed & Record<string, unknown>>(
      accountProfits(ctx, scope, liveMonths(ctx, scope), true),
    );
    return {
      id: account.id,
      name: String(account.name),
      currency: scope.currency,
      from: scope.period.from,
      to: scope.period.to,
      ...profitOfRow(rows[0] as Summed),
      others: await othersOf(ctx, tx, scope),
      ...(await partsOf(ctx, tx, scope)),
    };
  });
}

async function othersOf(ctx: Ctx, tx: Tx, scope: AskedProfits): Promise<AccountProfitExplained["others"]> {
  const { rows } = await tx.execute<AccountProfitExplained["others"][number]>(sql`
    select currency, sum(revenue_minor)::float8 as "revenueMinor", sum(cost_of_goods_minor)::float8 as "costOfGoodsMinor"
    from (${goodsMonthsSql(ctx, { ...scope, currency: null })}) as goods where currency <> ${scope.currency} group by currency order by currency`);
  return rows;
}

const personName = sql.raw("nullif(trim(concat(p.given_name, ' ', p.family_name)), '') as person");
const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`);

async function partsOf(ctx: Ctx, tx: Tx, scope: AskedProfits) {
  type Parts = Pick<AccountProfitExplained, "months" | "servedBy" | "servedCases" | "deals">;
  const who = sql`left join ${people} p on p.organisation_id = ${ctx.organisationId}::uuid and p.id = x.person_id`;
  const mayRead = (type: RecordType | "activity", owner: SQL) => readableWhere(ctx, type, owner) ?? sql`true`;
  const listed = (select: ReturnType<typeof sql>) =>
    sql`(select coalesce(jsonb_agg(to_jsonb(listed)), '[]'::jsonb) from (${select}) as listed)`;
  const { rows } = await tx.execute<Parts & Record<string, unknown>>(sql`
    with ${profitParts(ctx, scope)}
    select ${listed(sql`select to_char(month, 'YYYY-MM') as month, source, revenue as "revenueMinor", cost as "costOfGoodsMinor" from goods order by month`)} as months,
      ${listed(sql`select x.id, x.kind, left(x.text, 200) as text, ${personName}, ${iso("x.occurred_at")}, x.minutes, x.cost_minor as "costMinor"
        from served x join ${activities} a on a.organisation_id = ${ctx.organisationId}::uuid and a.id = x.id ${who}
        where ${mayRead("activity", sql`x.person_id`)} and ${aboutReadable(ctx, sql`a`) ?? sql`true`} order by x.cost_minor desc nulls last, x.occurred_at desc, x.id limit ${rowsMax}`)} as "servedBy",
      ${listed(sql`select x.id, x.number, x.subject, ${personName}, ${iso("x.opened_at")}, x.minutes, x.cost_minor as "costMinor", x.covered
        from helped x ${who} where ${mayRead("case", sql`x.person_id`)} order by x.cost_minor desc nulls last, x.opened_at desc, x.id limit ${rowsMax}`)} as "servedCases",
      ${listed(sql`select x.id, x.name, ${iso("x.closed_at")}, x.lines, x.revenue as "revenueMinor", x.cost as "costOfGoodsMinor"
        from won x join ${opportunities} o on o.organisation_id = ${ctx.organisationId}::uuid and o.id = x.id
        where ${mayRead("opportunity", sql`o.owner_id`)} order by x.closed_at desc, x.id limit ${rowsMax}`)} as deals`);
  return rows[0] as Parts;
}
