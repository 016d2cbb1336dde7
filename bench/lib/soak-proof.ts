/** Every place in which events are counted, by the database itself. Each must say the same as what was acknowledged. */
export const countsSql = `
select (select count(*) from telemetry.events where organisation_id = $1)::int as log,
  (select count(*) from telemetry.message_ids where organisation_id = $1)::int as gate,
  (select coalesce(sum(count), 0) from telemetry.event_days where organisation_id = $1)::int as by_name,
  ((select coalesce(sum(count), 0) from telemetry.usage_by_person_day where organisation_id = $1)
    + (select coalesce(sum(count), 0) from telemetry.unmatched_users where organisation_id = $1))::int as by_person_and_event,
  ((select coalesce(sum(count), 0) from telemetry.active_days where organisation_id = $1)
    + (select coalesce(sum(count), 0) from telemetry.unmatched_users where organisation_id = $1))::int as by_person`;

const zone = "(select o.time_zone from directory.organisations o where o.id = $1)";

/** Rows of a sum that a recount of the log does not give, or gives and the sum has not. */
const differing = (kept: string, recount: string) =>
  `select count(*)::int as rows from ((${kept}) except all (${recount}) union all ((${recount}) except all (${kept}))) d`;

export const differencesSql: Record<string, string> = {
  usage_by_person_day: differing(
    "select person_id, event, day, count::bigint from telemetry.usage_by_person_day where organisation_id = $1",
    `select person_id, name, (occurred_at at time zone ${zone})::date, count(*) from telemetry.events where organisation_id = $1 and person_id is not null group by 1, 2, 3`,
  ),
  active_days: differing(
    "select person_id, day, count::bigint from telemetry.active_days where organisation_id = $1",
    `select person_id, (occurred_at at time zone ${zone})::date, count(*) from telemetry.events where organisation_id = $1 and person_id is not null group by 1, 2`,
  ),
  event_days: differing(
    "select name, day, sum(count)::bigint from telemetry.event_days where organisation_id = $1 group by 1, 2",
    `select name, (occurred_at at time zone ${zone})::date, count(*) from telemetry.events where organisation_id = $1 group by 1, 2`,
  ),
  presence: differing(
    `select p.event, p.day, (select sum(get_byte(p.counts, i * 4) + get_byte(p.counts, i * 4 + 1) * 256 + get_byte(p.counts, i * 4 + 2) * 65536)
       from generate_series(0, length(p.counts) / 4 - 1) i)::bigint from telemetry.day_presence p where p.organisation_id = $1 and p.event <> ''`,
    `select event, day, sum(count)::bigint from telemetry.usage_by_person_day
     where organisation_id = $1 and day in (select day from telemetry.day_presence where organisation_id = $1) group by 1, 2`,
  ),
};

/** Messages somebody still has to read, and those that were given up. */
export const queuedSql = `
select count(*) filter (where state in ('created', 'retry', 'active') and start_after <= now() and name <> 'arraigo.dead_letters' and name not like '\\_\\_pgboss%')::int as waiting,
  count(*) filter (where name = 'arraigo.dead_letters')::int as dead from pgboss.job where name like '%usage_recorded%' or name = 'arraigo.dead_letters'`;
