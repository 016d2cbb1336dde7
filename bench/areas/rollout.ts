import { adoptionModule, recomputeRollout } from "@arraigo/adoption";
import { applicationRole, connect } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, createCallerFactory, router, silentLog, systemContext } from "@arraigo/platform";
import type pg from "pg";
import { type Bench, percentile } from "../lib/bench";
import { withDatabase } from "../lib/database";
import { makeOrganisation } from "../lib/organisation";

const people = 1_000;
const behaviours = 5;
const units = 8;
const weeksLive = 16;

/** A rollout of everybody, live for sixteen weeks: eight units, one job role, five weekly behaviours. */
async function makeRollout(owner: pg.Pool, organisation: string): Promise<string> {
  const [rollout, wave, role] = [newId(), newId(), newId()];
  const live = `current_date - ${weeksLive * 7}`;
  await owner.query(`
    insert into directory.job_roles (organisation_id, id, name) values ('${organisation}', '${role}', 'Seller');
    insert into directory.org_units (organisation_id, id, name) select '${organisation}', gen_random_uuid(), 'Unit ' || n from generate_series(1, ${units}) n;
    update directory.people p set job_role_id = '${role}', org_unit_id = (select id from directory.org_units u
      where u.organisation_id = p.organisation_id order by name offset (substr(p.external_id, 2)::int % ${units}) limit 1)
      where organisation_id = '${organisation}';
    insert into change.rollouts (organisation_id, id, name, objective, starts_on) values ('${organisation}', '${rollout}', '{"en":"Bench"}', '{"en":"Measure"}', ${live});
    insert into change.waves (organisation_id, id, rollout_id, name, position, go_live_on) values ('${organisation}', '${wave}', '${rollout}', '{"en":"All"}', 1, ${live});
    insert into change.wave_people (organisation_id, rollout_id, wave_id, person_id) select '${organisation}', '${rollout}', '${wave}', id from directory.people where organisation_id = '${organisation}';
    insert into change.behaviours (organisation_id, id, rollout_id, job_role_id, name, benefit, event, target_count, position)
      select '${organisation}', gen_random_uuid(), '${rollout}', '${role}', jsonb_build_object('en', 'Habit ' || n), '{"en":"Less to type"}', 'crm.thing_' || n, 3, n
      from generate_series(1, ${behaviours}) n;
    analyze directory.people;`);
  return rollout;
}

/** Events number `from` to `until` - 1, spread over people, behaviours and days, with their daily sums, as telemetry would have written them. */
async function addEvents(owner: pg.Pool, organisation: string, from: number, until: number): Promise<void> {
  const step = 500_000;
  for (let at = from; at < until; at += step)
    await owner.query(
      `with people as (select array_agg(id order by id) as ids from directory.people where organisation_id = $1),
      added as (
        insert into telemetry.events (organisation_id, message_id, person_id, name, occurred_at, received_at, properties)
        select $1, 'bench-' || n, ids[1 + hashint4(n::int) % ${people / 2} + ${people / 2}], 'crm.thing_' || 1 + n % ${behaviours},
          now() - make_interval(mins => (n * 7919 % ${weeksLive * 7 * 1_440})::int), now(), '{}' from people, generate_series($2::bigint, $3::bigint - 1) n
        returning person_id, name, occurred_at)
      insert into telemetry.usage_by_person_day as u (organisation_id, person_id, event, day, count)
      select $1, person_id, name, (occurred_at at time zone 'Europe/Madrid')::date, count(*) from added where person_id is not null group by 2, 3, 4
      on conflict (organisation_id, person_id, event, day) do update set count = u.count + excluded.count`,
      [organisation, at, Math.min(at + step, until)],
    );
  await owner.query("analyze telemetry.events; analyze telemetry.usage_by_person_day");
}

/** The floor: the page's sums written by hand, without protection, names, curve or intervals. */
const floorSql = [
  "select count(*), count(*) filter (where state = 'adopted') from adoption.rollout_people where organisation_id = $1 and rollout_id = $2 and scope_from <= current_date",
  `select p.org_unit_id, s.behaviour_id, count(*), count(*) filter (where recent_count >= recent_target), sum(recent_met), sum(recent_expected)
   from adoption.states s join directory.people p on p.organisation_id = s.organisation_id and p.id = s.person_id
   where s.organisation_id = $1 and s.rollout_id = $2 group by 1, 2`,
];

async function times(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let run = 0; run < runs + 5; run += 1) {
    const began = performance.now();
    await work();
    if (run >= 5) taken.push(performance.now() - began);
  }
  return taken;
}

/** The rollout page's queries through the real procedures, at two sizes of the event log; the second must cost what the first did. */
export async function measure(bench: Bench): Promise<void> {
  await withDatabase(async ({ url, owner }) => {
    const organisation = await makeOrganisation(owner, people);
    const rolloutId = await makeRollout(owner, organisation);
    const database = connect({ url, role: applicationRole, connectionsMax: 4 });
    const ctx = contextOf(database, organisation);
    const caller = createCallerFactory(router(adoptionModule.router))(ctx);
    const sizes = bench.quick ? [50_000, 500_000] : [1_000_000, 10_000_000];
    const runs = bench.quick ? 30 : 100;
    let [written, first] = [0, 0];
    for (const size of sizes) {
      bench.log(`  ${size.toLocaleString("en")} events`);
      await addEvents(owner, organisation, written, size);
      written = size;
      const began = performance.now();
      await recomputeRollout(ctx, rolloutId);
      const recompute = (performance.now() - began) / 1_000;
      await owner.query("analyze adoption.states; analyze adoption.rollout_people; analyze adoption.person_periods");
      const floors = await times(runs, async () => {
        for (const text of floorSql) await owner.query(text, [organisation, rolloutId]);
      });
      const page = await times(runs, async () => {
        await caller.rollout({ rolloutId });
        await caller.heatMap({ rolloutId, by: "unit" });
      });
      const label = `${size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1_000}k`} events`;
      bench.report({
        name: `page p50, ${label}`,
        value: percentile(page, 0.5),
        unit: "ms",
        floor: percentile(floors, 0.5),
      });
      bench.report({
        name: `page p95, ${label}`,
        value: percentile(page, 0.95),
        unit: "ms",
        target: 150,
        better: "lower",
      });
      bench.report({ name: `recompute everybody, ${label}`, value: recompute, unit: "s" });
      if (first > 0)
        bench.report({
          name: "page p50 against ten times fewer events",
          value: percentile(page, 0.5),
          unit: "ms",
          floor: first,
          target: 1.5,
          better: "lower",
        });
      first = percentile(page, 0.5);
    }
    await database.close();
  });
}

/** A change manager of the whole organisation, without the sign-in around it. */
function contextOf(database: ReturnType<typeof connect>, id: string): Ctx & { language: "en" } {
  const services = {
    database,
    clock: { now: () => new Date() },
    outbox: { publish: async () => {}, enqueue: async () => {} },
    telemetry: { record: async () => {}, retract: async () => {} },
    evidence: new Map(),
    handover: new Map(),
    manifests: [],
    translate: () => "",
    log: silentLog,
    mailer: { send: async () => {} },
    portalUrl: "http://localhost",
  };
  const system = systemContext(
    services,
    { id, privacyMode: "team", language: "en", timeZone: "Europe/Madrid" },
    "bench",
  );
  const grant = { organisation: true, own: true, reports: true, team: true, units: [] };
  return { ...system, language: "en", actor: { ...system.actor, grants: new Map([["adoption.rollout.read", grant]]) } };
}
