import type pg from "pg";

export interface HistorySize {
  /** What it is called in the figures. */
  label: string;
  /** Events in all. */
  events: number;
  /** Days back the first of them lies. */
  days: number;
}

/** Thirteen months are as long as a person's days are kept; what lies before is sums of groups, and no page here reads it. */
export const keptDays = 395;
const rawDays = 90;
const eventsADay = 16;
const features = 40;
const chunk = 250;

const workdays = (days: string) => `select d::date as day, row_number() over (order by d) as at
  from generate_series(current_date - ${days}::int, current_date, interval '1 day') d where extract(isodow from d) < 6`;

/** Sums by person and day of some people: sixteen of forty things on each working day, each so often on average. */
const sumsSql = `
insert into telemetry.usage_by_person_day (organisation_id, person_id, event, day, count)
select $1::uuid, p.id, e.name, w.day, greatest(1, round($3::float8 * (0.5 + ((p.n + w.at + e.at) % 11) / 10.0)))::int
from (select id, row_number() over (order by id) as n from directory.people where organisation_id = $1::uuid) p
cross join lateral (select j as at, 'feature_' || lpad(((p.n * 7 + j * 3) % ${features})::text, 2, '0') as name from generate_series(1, ${eventsADay}) j) e
cross join (${workdays("$2")}) w
where p.n > $4::int and p.n <= $4::int + ${chunk} order by p.id, e.name, w.day`;

const restSql = [
  `insert into telemetry.active_days (organisation_id, day, person_id, count)
   select organisation_id, day, person_id, sum(count) from telemetry.usage_by_person_day where organisation_id = $1::uuid group by 1, 2, 3 order by 2, 3`,
  `insert into telemetry.event_days (organisation_id, name, day, slot, count)
   select organisation_id, event, day, 0, sum(count) from telemetry.usage_by_person_day where organisation_id = $1::uuid group by 1, 2, 3`,
];

/** Raw events of the newest days, as many as there is room for. */
const rawSql = `
insert into telemetry.events (organisation_id, message_id, person_id, name, occurred_at, received_at, properties)
select $1::uuid, 'history-' || row_number() over (), u.person_id, u.event, u.day + interval '8 hours' + make_interval(secs => i * 61), now(), '{"channel": "web"}'
from telemetry.usage_by_person_day u cross join lateral generate_series(1, u.count) i
where u.organisation_id = $1::uuid and u.day = $2::date`;

/**
 * Fills an organisation with what the product keeps of so many events after its retention policy: sums by person and day, active
 * days and counts by name for the whole of it, raw events of the newest days up to `rawMax`. Answers how many of those.
 */
export async function fillHistory(
  owner: pg.Pool,
  organisation: string,
  { events, days }: HistorySize,
  rawMax: number,
): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query("set synchronous_commit = off");
    const { rows: found } = await client.query<{ people: number }>(
      "select count(*)::int as people from directory.people where organisation_id = $1",
      [organisation],
    );
    const people = found[0]?.people ?? 0;
    const { rows: open } = await client.query<{ day: string }>(
      `select w.day::text from (${workdays("$1")}) w order by w.day desc`,
      [days],
    );
    const each = events / (people * open.length * eventsADay);
    for (let from = 0; from < people; from += chunk) await client.query(sumsSql, [organisation, days, each, from]);
    for (const text of restSql) await client.query(text, [organisation]);
    let raw = 0;
    for (const { day } of open.slice(0, rawDays)) {
      if (raw >= rawMax) break;
      raw += (await client.query(rawSql, [organisation, day])).rowCount ?? 0;
    }
    return raw;
  } finally {
    client.release(true);
  }
}
