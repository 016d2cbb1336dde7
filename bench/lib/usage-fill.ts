import type pg from "pg";

export interface UsageSize {
  people: number;
  /** Days before today that get events; Saturdays and Sundays get none. */
  days: number;
  /** Things each person does on a working day. */
  eachDay: number;
}

/** Ten million events in twelve weeks: sixty working days of five thousand people. */
export const wholeUsage: UsageSize = { people: 5_000, days: 84, eachDay: 34 };
export const quickUsage: UsageSize = { people: 500, days: 84, eachDay: 34 };

const features = 40;
/** The name of the nth most common of forty events. */
export const featureName = (rank: number): string => `feature_${String(rank).padStart(2, "0")}`;

/** One day of everybody, in the order in which it would have arrived: a morning and an afternoon, some minutes apart. */
const daySql = `
insert into telemetry.events (organisation_id, message_id, person_id, name, occurred_at, received_at, properties)
select $1::uuid, 'fill-' || $2::date || '-' || p.n || '-' || i, p.id,
  'feature_' || lpad(floor(${features} * power(random(), 1.5))::text, 2, '0'), x.at, x.at + interval '2 seconds',
  jsonb_build_object('amount', (p.n * 7919 + i) % 1000, 'channel', (array['web', 'phone', 'mail'])[1 + (p.n + i) % 3])
from (select id, row_number() over (order by id) as n from directory.people where organisation_id = $1::uuid) p
cross join generate_series(1, $3::int) i
cross join lateral (select $2::date + interval '7 hours' + make_interval(mins => (p.n % 90 + i * 12 + (i > 17)::int * 60)::int, secs => random() * 700) as at) x
where random() < 1 order by x.at`;

/** Fills an organisation of its own with raw events only, in the database's own language, at some hundred thousand a second. */
export async function fillUsage(
  owner: pg.Pool,
  organisation: string,
  size: UsageSize,
  log: (line: string) => void,
): Promise<number> {
  const client = await owner.connect();
  let filled = 0;
  try {
    await client.query("set synchronous_commit = off; select setseed(0.5)");
    const { rows: days } = await client.query<{ day: string }>(
      "select d::date::text as day from generate_series(current_date - $1::int, current_date - 1, interval '1 day') d where extract(isodow from d) < 6",
      [size.days],
    );
    for (const { day } of days) filled += (await client.query(daySql, [organisation, day, size.eachDay])).rowCount ?? 0;
    log(`${filled.toLocaleString("en")} raw events written`);
    // What an hour of autovacuum does after an import: an index can answer alone only for pages known to be all visible.
    await client.query("vacuum analyze telemetry.events");
  } finally {
    client.release(true);
  }
  return filled;
}

/** Adds people to an organisation, spread over ten units and eight job roles. */
export async function staff(owner: pg.Pool, organisation: string, people: number): Promise<void> {
  for (const text of [
    "insert into directory.org_units (id, organisation_id, name) select gen_random_uuid(), $1, 'Unit ' || n from generate_series(1, 10) n",
    "insert into directory.job_roles (id, organisation_id, name) select gen_random_uuid(), $1, 'Role ' || n from generate_series(1, 8) n",
  ])
    await owner.query(text, [organisation]);
  await owner.query(
    `insert into directory.people (id, organisation_id, external_id, email, given_name, family_name, starts_on, org_unit_id, job_role_id)
     select gen_random_uuid(), $1, 'f' || n, 'f' || n || '@example.com', 'Person', n::text, '2020-01-01', u.id, r.id
     from generate_series(1, $2::int) n
     join (select id, row_number() over (order by id) - 1 as at from directory.org_units where organisation_id = $1 and name like 'Unit %') u on u.at = n % 10
     join (select id, row_number() over (order by id) - 1 as at from directory.job_roles where organisation_id = $1 and name like 'Role %') r on r.at = n / 10 % 8`,
    [organisation, people],
  );
  await owner.query("analyze directory.people");
}
