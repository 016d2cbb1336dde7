import type { RetractedUse, Tx } from "@arraigo/platform";
import type { Stored } from "./stored-event";

/*
 * The sums' rows are taken first, in the order in which storing takes them (a volume may have to be made for that): what is subtracted
 * below is then subtracted from what stands, whoever adds to it at the same time. The day is told from the event itself, as it was when
 * it was stored.
 */
const goneSql = `
with asked as materialized (
  select * from jsonb_to_recordset($1::jsonb) as a(m text, p uuid, o timestamptz)
), gone as materialized (
  select e.message_id as m, e.person_id as p, e.name as n,
    (e.occurred_at at time zone (select z.time_zone from directory.organisations z where z.id = $2::uuid))::date as day
  from asked a join telemetry.events e on e.organisation_id = $2::uuid and e.person_id = a.p
    and e.occurred_at >= a.o and e.message_id = a.m collate "C"
)`;

const lockSql = `${goneSql}, volumes as (
  insert into telemetry.event_days as t (organisation_id, name, day, slot, count)
  select distinct $2::uuid, n collate "C", day, pg_backend_pid() % 16, 0 from gone order by 2, 3
  on conflict (organisation_id, name, day, slot) do update set count = t.count returning 1
), held as (
  select t.person_id from telemetry.usage_by_person_day t
  where t.organisation_id = $2::uuid and (t.person_id, t.event, t.day) in (select p, n, day from gone)
  order by t.person_id, t.event, t.day for update
), active as (
  select t.person_id from telemetry.active_days t
  where t.organisation_id = $2::uuid and (t.person_id, t.day) in (select p, day from gone)
  order by t.day, t.person_id for update
)
select (select count(*) from volumes) + (select count(*) from held) + (select count(*) from active) as locked`;

/* A sum that comes to nothing leaves no row: a day without one is a day on which nothing was done. */
const retractSql = `${goneSql}, removed as (
  delete from telemetry.events e using asked a
  where e.organisation_id = $2::uuid and e.person_id = a.p and e.occurred_at >= a.o
    and e.message_id = a.m collate "C"
), uses as materialized (
  select p, n, day, count(*)::int as many from gone group by p, n, day
), fewer as (
  update telemetry.usage_by_person_day t set count = t.count - u.many from uses u
  where t.organisation_id = $2::uuid and t.person_id = u.p and t.event = u.n and t.day = u.day and t.count > u.many
), none as (
  delete from telemetry.usage_by_person_day t using uses u
  where t.organisation_id = $2::uuid and t.person_id = u.p and t.event = u.n and t.day = u.day and t.count <= u.many
), volumes as (
  insert into telemetry.event_days as t (organisation_id, name, day, slot, count)
  select $2::uuid, n, day, pg_backend_pid() % 16, -count(*) from gone group by n, day
  on conflict (organisation_id, name, day, slot) do update set count = t.count + excluded.count
), days as materialized (
  select p, day, count(*)::int as many from gone group by p, day
), less_active as (
  update telemetry.active_days t set count = t.count - d.many from days d
  where t.organisation_id = $2::uuid and t.person_id = d.p and t.day = d.day and t.count > d.many
), not_active as (
  delete from telemetry.active_days t using days d
  where t.organisation_id = $2::uuid and t.person_id = d.p and t.day = d.day and t.count <= d.many
)
select count(*)::int as stored, coalesce(array_agg(distinct p) filter (where p is not null), '{}') as people,
  coalesce(array_agg(distinct n) filter (where p is not null), '{}') as names, min(day)::text as from, max(day)::text as to
from gone`;

/**
 * Takes events of our own modules out of the log and out of both sums, on the caller's transaction; `stored` says how many went. An
 * id that is not there, or no longer, changes nothing. The id stays used up: the same message sent again does not count.
 */
export async function retractEvents(tx: Tx, uses: readonly RetractedUse[]): Promise<Stored> {
  const asked = JSON.stringify(
    uses.map(({ messageId, personId, since }) => ({ m: messageId, p: personId, o: since.toISOString() })),
  );
  const values = [asked, tx.organisationId];
  await tx.runSql({ name: "telemetry_lock_sums", text: lockSql, values });
  const { rows } = await tx.runSql({ name: "telemetry_retract_events", text: retractSql, values });
  return rows[0] as Stored;
}
