import type { Tx } from "@arraigo/platform";
import type { Stored } from "../store/stored-event";

/*
 * $1 the organisation, $2 the upload, $3 how many at most. The part is the same in every statement: what names move, and what the
 * night lets go, is held off by a lock, and the upload stores nothing any more. Rows are taken in the order in which storing takes
 * them, the volume they are joined to included, before anything is subtracted.
 */
const goneSql = `
with gone as materialized (
  select e.message_id as m, e.person_id as p, e.user_ref as r, e.name as n, e.occurred_at as o,
    (e.occurred_at at time zone (select z.time_zone from directory.organisations z where z.id = $1::uuid))::date as day
  from telemetry.events e where e.organisation_id = $1::uuid and e.upload_id = $2::uuid order by e.message_id limit $3::int
)`;

const lockSql = `${goneSql}, held as (
  select t.person_id from telemetry.usage_by_person_day t
  where t.organisation_id = $1::uuid and (t.person_id, t.event, t.day) in (select p, n, day from gone where p is not null)
  order by t.person_id, t.event, t.day for update
), active as (
  select t.person_id from telemetry.active_days t
  where t.organisation_id = $1::uuid and (t.person_id, t.day) in (select p, day from gone where p is not null)
  order by t.day, t.person_id for update
), unmatched as (
  select t.user_ref from telemetry.unmatched_users t
  where t.organisation_id = $1::uuid and t.user_ref in (select r from gone where p is null)
  order by t.user_ref collate "C" for update
), joined as (
  insert into telemetry.event_days as t (organisation_id, name, day, slot, count)
  select distinct $1::uuid, n collate "C", day, 0, 0 from gone order by 2, 3
  on conflict (organisation_id, name, day, slot) do update set count = t.count returning 1
), volumes as (
  select t.name from telemetry.event_days t
  where t.organisation_id = $1::uuid and t.slot <> 0 and (t.name, t.day) in (select n, day from gone)
  order by t.name, t.day, t.slot for update
)
select (select count(*) from joined) + (select count(*) from volumes) + (select count(*) from unmatched) + (select count(*) from held) + (select count(*) from active) as locked`;

/* A name's first and last time are those of what is left of it in the log; where that is gone, they stay as they were. */
const sumsSql = `${goneSql}, uses as materialized (
  select p, n, day, count(*)::int as many from gone where p is not null group by p, n, day
), fewer as (
  update telemetry.usage_by_person_day t set count = t.count - u.many from uses u
  where t.organisation_id = $1::uuid and t.person_id = u.p and t.event = u.n and t.day = u.day and t.count > u.many
), none as (
  delete from telemetry.usage_by_person_day t using uses u
  where t.organisation_id = $1::uuid and t.person_id = u.p and t.event = u.n and t.day = u.day and t.count <= u.many
), days as materialized (
  select p, day, count(*)::int as many from gone where p is not null group by p, day
), less_active as (
  update telemetry.active_days t set count = t.count - d.many from days d
  where t.organisation_id = $1::uuid and t.person_id = d.p and t.day = d.day and t.count > d.many
), not_active as (
  delete from telemetry.active_days t using days d
  where t.organisation_id = $1::uuid and t.person_id = d.p and t.day = d.day and t.count <= d.many
), refs as materialized (
  select r, count(*)::int as many from gone where p is null and r is not null group by r
), less_unmatched as (
  update telemetry.unmatched_users t set count = t.count - f.many,
    first_seen_at = coalesce(l.first, t.first_seen_at), last_seen_at = coalesce(l.last, t.last_seen_at)
  from refs f left join lateral (
    select min(e.occurred_at) as first, max(e.occurred_at) as last from telemetry.events e
    where e.organisation_id = $1::uuid and e.user_ref = f.r and e.person_id is null
      and (e.upload_id is distinct from $2::uuid or e.message_id not in (select m from gone))
  ) l on true
  where t.organisation_id = $1::uuid and t.user_ref = f.r and t.count > f.many
), not_unmatched as (
  delete from telemetry.unmatched_users t using refs f
  where t.organisation_id = $1::uuid and t.user_ref = f.r and t.count <= f.many
)
select count(*)::int as stored, coalesce(array_agg(distinct p) filter (where p is not null), '{}') as people,
  coalesce(array_agg(distinct n) filter (where p is not null), '{}') as names, min(day)::text as from, max(day)::text as to
from gone`;

/* All of a day's slots are joined to one, so that what comes to nothing can go: a day without a row is one on which nothing came. */
const volumesSql = `${goneSql}, taken as materialized (
  select n, day, count(*) as many from gone group by n, day
), joined as (
  delete from telemetry.event_days t using taken k
  where t.organisation_id = $1::uuid and t.name = k.n collate "C" and t.day = k.day and t.slot <> 0 returning t.name, t.day, t.count
)
insert into telemetry.event_days as t (organisation_id, name, day, slot, count)
select $1::uuid, k.n, k.day, 0, coalesce((select sum(j.count) from joined j where j.name = k.n collate "C" and j.day = k.day), 0) - k.many
from taken k order by k.n collate "C", k.day
on conflict (organisation_id, name, day, slot) do update set count = t.count + excluded.count`;

const emptySql = `${goneSql}
delete from telemetry.event_days t using (select distinct n, day from gone) k
where t.organisation_id = $1::uuid and t.name = k.n collate "C" and t.day = k.day and t.slot = 0 and t.count = 0`;

const eventsSql = `${goneSql}, ids as (
  delete from telemetry.message_ids t using gone g where t.organisation_id = $1::uuid and t.message_id = g.m collate "C"
)
delete from telemetry.events e using gone g
where e.organisation_id = $1::uuid and e.upload_id = $2::uuid and e.message_id = g.m collate "C"`;

/**
 * Takes up to `many` events of an upload back out of the log, both sums, the volumes and the names nobody answers to, on the caller's
 * transaction; days they were counted in are unsealed by their trigger. Their ids are free again: the same file brought in anew
 * counts. What had counted before the upload came is none of its events, and stays.
 */
export async function takeBack(tx: Tx, uploadId: string, many: number): Promise<Stored> {
  await tx.runSql("select pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || $1::text, 0))", [
    tx.organisationId,
  ]);
  const values = [tx.organisationId, uploadId, many];
  await tx.runSql({ name: "telemetry_back_lock", text: lockSql, values });
  const { rows } = await tx.runSql({ name: "telemetry_back_sums", text: sumsSql, values });
  await tx.runSql({ name: "telemetry_back_volumes", text: volumesSql, values });
  await tx.runSql({ name: "telemetry_back_empty", text: emptySql, values });
  await tx.runSql({ name: "telemetry_back_events", text: eventsSql, values });
  return rows[0] as Stored;
}
