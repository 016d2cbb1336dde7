import type { Tx } from "@arraigo/platform";
import { learnProperties } from "../catalogue/learn-properties";
import type { EventRow, Received, Stored } from "./stored-event";

/*
 * One statement: whatever it inserts, it inserts for new message ids alone, and all of it or nothing. Rows are taken in the order
 * of their keys, so that two batches with the same people or ids wait for each other and cannot deadlock. PostgreSQL runs parts that
 * nobody reads last one first; so whoever else writes these tables takes ids, volumes, names of nobody, uses, active days. Of somebody
 * who is being erased nothing is taken in, and what others' events say of them is blanked here: their day may be looked through already.
 *
 * $1 events, $2 the organisation, $3 when they were received, $4 what arrived by write key.
 */
export const storeEventsSql = `
with sent as materialized (
  select * from jsonb_to_recordset($1::jsonb) as e(m text, n text, o timestamptz, p uuid, r text, s uuid, x jsonb, c jsonb, u uuid)
), leaving as materialized (
  select l.person_id as p, lower(n.name) as r from telemetry.erasures l cross join lateral unnest(l.names) n(name)
  where l.organisation_id = $2::uuid and l.state = 'running'
), unsaid as materialized (
  select telemetry.long_needles(telemetry.names_searched_for(array_agg(r))) as words from leaving having count(*) > 0
), incoming as materialized (
  select e.m, e.n, e.o, e.r, e.s, e.x, e.c, e.u, coalesce(e.p, w.person_id) as p,
    (e.o at time zone (select z.time_zone from directory.organisations z where z.id = $2::uuid))::date as day
  from sent e
  left join telemetry.people_by_ref(array(select distinct k.r from sent k where k.r is not null)) w on w.ref = e.r
  where not exists (select from leaving l where l.p = coalesce(e.p, w.person_id) or l.r = lower(e.r))
), fresh as (
  insert into telemetry.message_ids as t (organisation_id, message_id)
  select $2::uuid, m from incoming order by m collate "C"
  on conflict do nothing returning t.message_id
), accepted as materialized (
  select i.* from incoming i join fresh f on f.message_id = i.m collate "C"
), logged as (
  insert into telemetry.events (organisation_id, message_id, person_id, user_ref, name, occurred_at, received_at, source_id, properties, context, upload_id)
  select $2::uuid, m, p, r, n, o, $3::timestamptz, s,
    coalesce(case when (select words from unsaid) is null then x else telemetry.without_names(x, (select words from unsaid)) end, '{}'),
    case when (select words from unsaid) is null then c else telemetry.without_names(c, (select words from unsaid)) end, u
  from accepted
), active as (
  insert into telemetry.active_days as t (organisation_id, day, person_id, count)
  select $2::uuid, day, p, count(*) from accepted where p is not null group by day, p order by day, p
  on conflict (organisation_id, day, person_id) do update set count = t.count + excluded.count
), counted as (
  insert into telemetry.usage_by_person_day as t (organisation_id, person_id, event, day, count)
  select $2::uuid, p, n, day, count(*) from accepted where p is not null group by p, n, day order by p, n collate "C", day
  on conflict (organisation_id, person_id, event, day) do update set count = t.count + excluded.count
), unmatched as (
  insert into telemetry.unmatched_users as t (organisation_id, user_ref, count, first_seen_at, last_seen_at)
  select $2::uuid, r, count(*), min(o), max(o) from accepted where p is null and r is not null group by r order by r collate "C"
  on conflict (organisation_id, user_ref) do update set count = t.count + excluded.count,
    first_seen_at = least(t.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(t.last_seen_at, excluded.last_seen_at)
), volumes as (
  insert into telemetry.event_days as t (organisation_id, name, day, slot, count)
  select $2::uuid, n, day, pg_backend_pid() % 16, count(*) from accepted group by n, day order by n collate "C", day
  on conflict (organisation_id, name, day, slot) do update set count = t.count + excluded.count
), delivered as (
  insert into telemetry.deliveries as t (organisation_id, minute, source_id, slot, received, stored, rejected, recent, lag_ms_total)
  select $2::uuid, date_trunc('minute', $3::timestamptz), d.s, pg_backend_pid() % 16, d.received, coalesce(a.stored, 0), d.rejected,
    coalesce(a.recent, 0), coalesce(a.lag_ms, 0)
  from jsonb_to_recordset($4::jsonb) as d(s uuid, received int, rejected int)
  left join (
    select s, count(*) as stored, count(*) filter (where o > $3::timestamptz - interval '1 hour') as recent,
      sum(greatest(0, extract(epoch from $3::timestamptz - o) * 1000)) filter (where o > $3::timestamptz - interval '1 hour') as lag_ms
    from accepted group by s) a on a.s = d.s
  order by d.s
  on conflict (organisation_id, minute, source_id, slot) do update set received = t.received + excluded.received,
    stored = t.stored + excluded.stored, rejected = t.rejected + excluded.rejected, recent = t.recent + excluded.recent,
    lag_ms_total = t.lag_ms_total + excluded.lag_ms_total
)
select count(*)::int as stored, coalesce(array_agg(distinct p) filter (where p is not null), '{}') as people,
  coalesce(array_agg(distinct n) filter (where p is not null), '{}') as names, min(day)::text as from, max(day)::text as to
from accepted`;

/**
 * Stores the events that are new, and adds them to both rollups, on the caller's transaction. Each message id in `events` occurs
 * once; an id stored before, ever, changes nothing. Up to a few thousand events at a time.
 */
export async function storeEvents(
  tx: Tx,
  events: readonly EventRow[],
  receivedAt: Date,
  received: readonly Received[] = [],
): Promise<Stored> {
  const { rows } = await tx.runSql({
    name: "telemetry_store_events",
    text: storeEventsSql,
    values: [JSON.stringify(events), tx.organisationId, receivedAt.toISOString(), JSON.stringify(received)],
  });
  await learnProperties(tx, events, receivedAt);
  return rows[0] as Stored;
}
