import type pg from "pg";
import { post, type Session } from "./api";

/**
 * Adds to a filled CRM what profit, dashboards and the queue of unclaimed records look at: rates, three months of figures for every
 * account, won and open opportunities, cases, and one record in twenty without an owner. Stages are made by the product itself.
 */
export async function fillInsight(owner: pg.Pool, organisation: string, session: Session): Promise<void> {
  await post(session, "crm.profit.setRates", { currency: "USD", everybodyElse: 4_500, roles: [] });
  await post(session, "crm.opportunities.create", { name: "First", currency: "USD" });
  await post(session, "crm.cases.create", { subject: "First" });
  const client = await owner.connect();
  const run = (text: string) => client.query(text, [organisation]);
  try {
    await client.query("set session_replication_role = replica");
    await run(
      `create temp table firms as select row_number() over (order by id) as n, id, owner_id from crm.accounts where organisation_id = $1`,
    );
    await run(
      `insert into crm.account_figures (id, organisation_id, account_id, month, currency, revenue_minor, cost_of_goods_minor, entered_at)
       select gen_random_uuid(), $1, f.id, (date_trunc('month', now()) - make_interval(months => m::int))::date, 'USD', 10000 + f.n * 7919 % 900000, 8000 + f.n * 104729 % 900000, now()
       from firms f cross join generate_series(0, 2) m`,
    );
    await run(
      `insert into crm.opportunities (id, organisation_id, owner_id, account_id, name, name_key, search_text, amount_minor, currency, stage_id, stage_entered_at, closed_at, closes_on, created_at, updated_at)
       select gen_random_uuid(), $1, f.owner_id, f.id, 'Deal ' || f.n, 'deal ' || f.n, 'deal ' || f.n, 1000 + f.n % 90000, 'USD', s.id, x.at, case when s.kind <> 'open' then x.at end, (x.at + interval '60 days')::date, x.at, x.at
       from firms f join (select st.id, st.kind, row_number() over (order by st.position) - 1 as place, count(*) over () as n from crm.stages st
         join crm.pipelines p on p.organisation_id = st.organisation_id and p.id = st.pipeline_id where st.organisation_id = $1 and p.record_type = 'opportunity') s on s.place = f.n % s.n,
       lateral (select now() - make_interval(mins => (f.n * 3)::int) as at) x where f.n % 2 = 0`,
    );
    await run(
      `insert into crm.cases (id, organisation_id, owner_id, account_id, number, subject, search_text, priority, minutes, stage_id, stage_entered_at, closed_at, opened_at, created_at, updated_at)
       select gen_random_uuid(), $1, case when f.n % 40 <> 0 then f.owner_id end, f.id, f.n + 10, 'Case ' || f.n, 'case ' || f.n, (array['critical', 'high', 'moderate', 'low'])[1 + f.n % 4], f.n % 90, s.id, x.at,
         case when s.kind <> 'open' then x.at end, x.at, x.at, x.at
       from firms f join (select st.id, st.kind, row_number() over (order by st.position) - 1 as place, count(*) over () as n from crm.stages st
         join crm.pipelines p on p.organisation_id = st.organisation_id and p.id = st.pipeline_id where st.organisation_id = $1 and p.record_type = 'case') s on s.place = f.n % s.n,
       lateral (select now() - make_interval(mins => (f.n * 5)::int) as at) x where f.n % 2 = 1`,
    );
    await run("update crm.accounts set owner_id = null where organisation_id = $1 and employees % 20 = 7");
    await run(
      `insert into crm.stage_entries (id, organisation_id, record_type, record_id, stage_id, entered_at)
       select gen_random_uuid(), $1, 'opportunity', id, stage_id, stage_entered_at from crm.opportunities where organisation_id = $1 on conflict do nothing`,
    );
    // An hour's work of vacuum and analyze, which a grown database has behind it.
    await client.query("analyze");
  } finally {
    client.release(true);
  }
}
