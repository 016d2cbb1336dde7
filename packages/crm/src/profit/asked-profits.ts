import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import type { ReadProfits } from "../profit-contract";
import { ownersInScope, texts, uuids } from "../records/scope";
import { organisationTime } from "../settings/organisation-time";
import { settingsOf } from "../settings/read-settings";
import {
  type AskedProfits,
  accountProfits,
  currentMonths,
  liveMonths,
  markedAccounts,
  markedOf,
} from "./account-profits-sql";
import { profitPeriod } from "./period";
import { storedProfits } from "./profit-state";
import { type KeptCurve, profitStandings } from "./stored-tables";

/** What somebody asked, within their reach, and how it is answered soonest. */
interface Asked {
  scope: AskedProfits;
  /** Null: anybody's and nobody's. */
  owners: string[] | null;
  stored: { months: boolean; standings: boolean; curve: KeptCurve | null };
}

export async function askedProfits(ctx: Ctx, tx: Tx, input: ReadProfits): Promise<Asked> {
  const owners = await ownersInScope(ctx, tx, "crm.profit.read", input.owner);
  const { timeZone, today } = await organisationTime(ctx, tx);
  const period = profitPeriod(today, input);
  const currency = input.currency ?? (await settingsOf(ctx, tx)).currency;
  const owned = sql`(select o.id from ${accounts} o where o.organisation_id = ${ctx.organisationId}::uuid and o.owner_id = any(${uuids(owners)}))`;
  const which = (account: SQL) => (owners === null ? sql`true` : sql`${account} in ${owned}`);
  const stored = await storedProfits(ctx, tx, { period, currency, timeZone });
  return { scope: { period, currency, timeZone, which }, owners, stored };
}

/** Everything `Profit` is made of, under the names it has there. */
const sums = sql.raw(
  `x.revenue_minor as "revenueMinor", x.cost_of_goods_minor as "costOfGoodsMinor", x.covered_revenue_minor as "coveredRevenueMinor", x.activities,
  x.activities_covered as "activitiesCovered", x.activity_minutes as "activityMinutes", x.activity_cost_minor as "activityCostMinor", x.cases, x.cases_covered as "casesCovered",
  x.case_minutes as "caseMinutes", x.case_cost_minor as "caseCostMinor", x.contribution, x.covered, x.verdict`,
);

/** Accounts without a known contribution come last. Of standings, as their index says it. */
const sortOf = (row: string) => sql.raw(`coalesce(${row}.contribution, '9e15'::float8)`);

interface Page {
  verdicts: readonly string[] | undefined;
  /** A further condition on whose account it is. */
  owner: (owner: SQL) => SQL | undefined;
  after: { sort: number; id: string } | undefined;
  limit: number;
}

/** The accounts' profits from the worst on, a page of them: standings in their order, with what is marked or not stored added up. */
export function profitPage(ctx: Ctx, asked: Asked, page: Page): SQL {
  const cut = (row: string, id: string) => {
    const { verdicts, after } = page;
    // One is said plainly: so the index of verdicts gives the order too.
    const judged =
      verdicts?.length === 1
        ? sql`${sql.raw(row)}.verdict = ${verdicts[0]}`
        : verdicts
          ? sql`${sql.raw(row)}.verdict = any(${texts(verdicts)})`
          : sql`true`;
    const owner = page.owner(sql.raw(`${row}.owner_id`));
    return sql`${judged} ${owner ? sql`and ${owner}` : sql``}
      ${after ? sql`and (${sortOf(row)}, ${sql.raw(`${row}.${id}`)}) > (${after.sort}::float8, ${after.id}::uuid)` : sql``}
      order by ${sortOf(row)}, ${sql.raw(`${row}.${id}`)} limit ${page.limit + 1}`;
  };
  const summed = sql`select y.*, ${sortOf("y")} as sort from (${summedProfits(ctx, asked)}) as y where ${cut("y", "id")}`;
  if (!asked.stored.standings) return summed;
  const standing = sql`select x.account_id as id, x.owner_id, ${sums}, ${sortOf("x")} as sort from ${profitStandings} x where ${unmarked(ctx, asked)} and ${cut("x", "account_id")}`;
  return sql`select * from ((${standing}) union all (${summed})) as both_ways order by sort, id limit ${page.limit + 1}`;
}

/** All of the accounts' contributions and verdicts, in no order. */
export function profitVerdicts(ctx: Ctx, asked: Asked): SQL {
  const summed = sql`select y.id, y.owner_id, y.contribution, y.covered, y.verdict from (${summedProfits(ctx, asked)}) as y`;
  if (!asked.stored.standings) return summed;
  return sql`select x.account_id as id, x.owner_id, x.contribution, x.covered, x.verdict from ${profitStandings} x where ${unmarked(ctx, asked)} union all ${summed}`;
}

/** What has to be added up: the marked accounts beside standings, all of them from months, or all from every activity. */
function summedProfits(ctx: Ctx, { scope, stored }: Asked): SQL {
  if (stored.standings) {
    const marked = markedOf(ctx, scope);
    return accountProfits(ctx, marked, liveMonths(ctx, marked));
  }
  return accountProfits(ctx, scope, stored.months ? currentMonths(ctx, scope) : liveMonths(ctx, scope));
}

function unmarked(ctx: Ctx, { owners }: Asked): SQL {
  const mine = owners === null ? sql`` : sql`and x.owner_id = any(${uuids(owners)})`;
  return sql`x.organisation_id = ${ctx.organisationId}::uuid ${mine} and x.account_id not in ${markedAccounts(ctx)}`;
}
