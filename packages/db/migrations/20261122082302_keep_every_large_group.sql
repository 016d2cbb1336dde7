-- Turns days that are too old to be kept by person into sums of the organisation, its units and job roles. A group of fewer than `k` is
-- added to the others of its kind, and where those are still fewer, the smallest other group with it: no difference shows fewer than k.
-- What a file added that can still be taken back at that moment stays by person.
create or replace function telemetry.keep_groups(before date, k int, at timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zone constant text := (select o.time_zone from directory.organisations o where o.id = organisation);
  kept int;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  with held as materialized (
    select distinct e.person_id, e.name, (e.occurred_at at time zone zone)::date as day from telemetry.events e
    where e.organisation_id = organisation and e.person_id is not null and e.upload_id = any(array(
      select h.id from telemetry.history_uploads h where h.organisation_id = organisation and h.kept_until > at))
  ), gone as (
    delete from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.day < before
      and (u.person_id, u.event, u.day) not in (select h.person_id, h.name, h.day from held h) returning u.person_id, u.event, u.day, u.count
  ), gone_days as (
    delete from telemetry.active_days a where a.organisation_id = organisation and a.day < before
      and (a.person_id, a.day) not in (select h.person_id, h.day from held h) returning a.person_id, a.day, a.count
  ), uses as materialized (
    select g.person_id, g.event, g.day, g.count from gone g union all select d.person_id, '', d.day, d.count from gone_days d
  ), cells as (
    select 'all' as grouping, nobody as id, u.event, u.day, count(*) as people, sum(u.count) as count from uses u group by u.event, u.day
    union all
    select g.grouping, coalesce(g.id, nobody), u.event, u.day, count(*), sum(u.count) from uses u
    join directory.people p on p.organisation_id = organisation and p.id = u.person_id
    cross join lateral (values ('unit', p.org_unit_id), ('job_role', p.job_role_id)) g(grouping, id) group by 1, 2, 3, 4
  ), sized as (
    select c.*, c.id <> nobody and c.people >= k as shown,
      sum(c.people) filter (where c.id = nobody or c.people < k) over (partition by c.grouping, c.event, c.day) as rest,
      row_number() over (partition by c.grouping, c.event, c.day, c.id <> nobody and c.people >= k order by c.people, c.id) as place
    from cells c
  ), put as (
    insert into telemetry.group_uses as t (organisation_id, grouping, group_id, event, day, people, count)
    select organisation, s.grouping, s.id, s.event, s.day, sum(s.people), sum(s.count) from (
      select z.grouping, case when z.shown and not (coalesce(z.rest, 0) between 1 and k - 1 and z.place = 1) then z.id else nobody end as id, z.event, z.day, z.people, z.count from sized z
    ) s group by s.grouping, s.id, s.event, s.day having s.grouping = 'all' or sum(s.people) >= k
    on conflict (organisation_id, grouping, group_id, event, day) do update set people = t.people + excluded.people, count = t.count + excluded.count
  ), unfolded as (
    delete from telemetry.folded_uses f where f.organisation_id = organisation and f.day < before returning f.person_id, f.user_ref, f.filter, f.count
  ), fewer as (
    update telemetry.unmatched_users t set count = greatest(0, t.count - n.count)
    from (select f.user_ref, sum(f.count) as count from unfolded f where f.person_id = nobody and f.filter = '{}' group by f.user_ref) n
    where t.organisation_id = organisation and t.user_ref = n.user_ref
  ) select count(*) into kept from uses;
  delete from telemetry.unmatched_users t where t.organisation_id = organisation and t.count <= 0;
  return kept;
end $$;
