import type pg from "pg";
import { get, type Session, timed } from "../lib/api";
import { askForSearch } from "../lib/ask-for-search";
import type { Bench } from "../lib/bench";
import { type CrmSize, fillCrm } from "../lib/crm-fill";
import { withDatabase } from "../lib/database";
import { fillInsight } from "../lib/insight-fill";
import { makeAdministrator, repository, signIn, startProduct } from "../lib/product";

const whole: CrmSize = { accounts: 200_000, contacts: 1_000_000, activities: 1_500_000 };
const tenth: CrmSize = { accounts: 20_000, contacts: 100_000, activities: 150_000 };
/** The most that ninety-five of a hundred answers may take, in milliseconds. */
const p95Max = 100;
/** Seconds until everything is measured, added up and compared, for a million contacts. */
const storedMax = 300;
const scannedMax = 900;

interface Case {
  name: string;
  api(run: number): Promise<number>;
  /** The same from the sources, by hand-written SQL as the owner: what it costs where nothing is stored. */
  sql?: string;
}

/** What looks at everything at once: quality, profit, dashboards, unclaimed records, duplicates and Today, over HTTP, signed in. */
export async function measure({ quick, log, report }: Bench): Promise<void> {
  await withDatabase(async ({ url: databaseUrl, owner }) => {
    const administrator = await makeAdministrator(databaseUrl, "Bench");
    const { rows: found } = await owner.query<{ id: string; organisation_id: string }>(
      "select id, organisation_id from directory.people",
    );
    const { id: me = "", organisation_id: organisation = "" } = found[0] ?? {};
    const size = quick ? tenth : whole;
    await fillCrm(owner, organisation, me, size, log);
    const product = await startProduct(repository, { DATABASE_URL: databaseUrl });
    try {
      const session: Session = { url: product.url, cookie: await signIn(product.url, administrator) };
      await fillInsight(owner, organisation, session);
      log("figures, opportunities and cases written");
      // What was added behind the product's back is measured with everything else.
      await owner.query("update crm.quality_states set rules = null, day = null");
      await owner.query("update crm.profit_states set basis = null");
      const stored = await secondsUntil(owner, storedSql);
      report({ name: "stored", value: stored, unit: "s", target: quick ? storedMax / 3 : storedMax, better: "lower" });
      await owner.query(
        "vacuum analyze crm.record_qualities, crm.profit_standings, crm.served_months, crm.goods_months",
      );
      await owner.query(daysSql, [organisation]);
      const runs = quick ? 40 : 100;
      for (const each of casesOf(session)) {
        const floor = each.sql === undefined ? undefined : await floorOf(owner, each.sql, organisation);
        const value = await timed(runs, each.api);
        report({ name: `${each.name}_p95`, value: value.p95, unit: "ms", target: p95Max, better: "lower" });
        if (floor !== undefined)
          report({ name: `${each.name}_p50`, value: value.p50, unit: "ms", floor, target: 1, better: "lower" });
      }
      await scanAll({ owner, organisation, contacts: size.contacts, log, report });
    } finally {
      await product.stop();
    }
  });
}

/** Nothing left to measure or to add up. */
const storedSql = `select (select count(*) from crm.quality_states where rules is not null and rules = next_rules and day = next_day) = 6
  and (select count(*) from crm.quality_marks) + (select count(*) from crm.profit_marks) = 0
  and exists (select from crm.profit_states where basis = next_basis and period = next_period) as done`;

/** As the night's job writes them, from what was just measured. */
const daysSql = `insert into crm.quality_days (id, organisation_id, day, record_type, owner_id, records, completeness, validity, freshness, uniqueness, ownership, points)
  select gen_random_uuid(), $1, current_date, record_type, owner_id, count(*), sum(completeness), sum(validity), sum(freshness), sum(uniqueness), sum(ownership), sum(points)
  from crm.record_qualities where organisation_id = $1 group by record_type, owner_id`;

async function secondsUntil(owner: pg.Pool, done: string, secondsMax = 1_800): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { rows } = await owner.query<{ done: boolean }>(done);
    const seconds = (performance.now() - began) / 1_000;
    if (rows[0]?.done) return seconds;
    if (seconds > secondsMax) throw new Error("the jobs did not come to an end");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function floorOf(owner: pg.Pool, sql: string, organisation: string): Promise<number> {
  return (await timed(3, async () => (await owner.query(sql, [organisation])).rows.length)).p50;
}

const worstFromSources = `select id from (select id, 40 * ((family_name <> '')::int * 2 + (given_name <> '')::int + (email is not null)::int * 3 + (phone is not null)::int * 2 + (account_id is not null)::int * 2 + (title is not null)::int)::float8 / 11
    + 20 * least(1, greatest(0, (365 - (current_date - greatest(last_activity_at, created_at)::date)) / 275.0)) as points from crm.contacts where organisation_id = $1 and gone_at is null) x order by points, id limit 51`;
const profitFromSources = `select a.id, coalesce(f.n, 0) - coalesce(s.n, 0) as contribution from crm.accounts a
  left join (select account_id, sum(revenue_minor - cost_of_goods_minor) as n from crm.account_figures where organisation_id = $1 and month > now() - interval '1 year' group by 1) f on f.account_id = a.id
  left join (select account_id, sum(minutes) * 75 as n from crm.activities where organisation_id = $1 and occurred_at > now() - interval '1 year' group by 1) s on s.account_id = a.id
  where a.organisation_id = $1 order by contribution, a.id limit 51`;

function casesOf(session: Session): Case[] {
  const rows = async (path: string, input: object) =>
    (await get<{ rows: unknown[] }>(session, path, input)).rows.length;
  const some = async (path: string, input?: object) => (await get<object>(session, path, input)) && 1;
  const worst = (input: object) => rows("crm.quality.worst", { type: "contact", limit: 50, ...input });
  return [
    { name: "quality_worst", api: () => worst({ owner: "all" }), sql: worstFromSources },
    { name: "quality_worst_mine", api: () => worst({ owner: "mine" }) },
    { name: "quality_worst_by_completeness", api: () => worst({ owner: "all", part: "completeness" }) },
    { name: "quality_worst_without_title", api: () => worst({ owner: "all", field: "title" }) },
    { name: "quality_overview_mine", api: () => some("crm.quality.overview", { whose: "mine" }) },
    { name: "quality_overview_organisation", api: () => some("crm.quality.overview", { whose: "organisation" }) },
    { name: "profit_list", api: () => rows("crm.profit.accounts", { limit: 50 }), sql: profitFromSources },
    { name: "profit_list_unprofitable", api: () => rows("crm.profit.accounts", { limit: 50, show: "unprofitable" }) },
    { name: "profit_list_mine", api: () => rows("crm.profit.accounts", { limit: 50, owner: "mine" }) },
    { name: "profit_curve", api: () => some("crm.profit.curve", {}) },
    { name: "dashboard_deals", api: () => some("crm.dashboards.deals", { owner: "all" }) },
    { name: "dashboard_cases", api: () => some("crm.dashboards.cases", { owner: "all" }) },
    { name: "dashboard_activities", api: () => some("crm.dashboards.activities", { owner: "mine" }) },
    { name: "unclaimed", api: () => rows("crm.claims.list", { type: "account", why: "unowned", limit: 50 }) },
    { name: "unclaimed_counts", api: () => some("crm.claims.counts", { type: "account" }) },
    { name: "today", api: () => some("crm.today.next") },
  ];
}

interface Scan {
  owner: pg.Pool;
  organisation: string;
  contacts: number;
  log: Bench["log"];
  report: Bench["report"];
}

/** The search for duplicates through every contact, from nothing, as the product's own job does it. */
async function scanAll({ owner, organisation, contacts, log, report }: Scan): Promise<void> {
  await owner.query("delete from crm.duplicate_scans where record_type = 'contact'");
  const began = performance.now();
  await askForSearch(owner, organisation);
  await secondsUntil(owner, scannedSql, 3_600);
  const seconds = (performance.now() - began) / 1_000;
  const { rows } = await owner.query<{ keyed: string; pairs: string }>(
    "select (select count(*) from crm.duplicate_keys) as keyed, (select count(*) from crm.duplicate_pairs) as pairs",
  );
  log(`${rows[0]?.keyed} contacts compared, ${rows[0]?.pairs} pairs kept`);
  report({
    name: "duplicates_scanned",
    value: seconds,
    unit: "s",
    target: (scannedMax * contacts) / 1_000_000,
    better: "lower",
  });
}

const scannedSql =
  "select exists (select from crm.duplicate_scans where record_type = 'contact' and finished_at is not null) as done";
