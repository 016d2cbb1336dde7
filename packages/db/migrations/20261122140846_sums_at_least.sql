ALTER TABLE "telemetry"."group_uses" ADD COLUMN "at_least" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
-- Turns days that are too old to be kept by person into sums of the organisation, its units and job roles. A group of fewer than `k` is
-- added to the others of its kind, and where those are still fewer, the smallest other group with it: no difference shows fewer than k.
-- What a file added that can still be taken back at that moment stays by person. Of each person remains the first and the last day of each
-- thing, so that nobody who used it becomes somebody who never did.
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
    -- On a day that became a sum before, somebody counts as one more only where their first and last day say that they are not in it yet.
    select u.person_id, u.event, u.day, u.count, coalesce(u.day < s.first_day or u.day > s.last_day, true) as fresh,
      coalesce(u.day > s.first_day and u.day < s.last_day, false) as unclear
    from (select g.person_id, g.event, g.day, g.count from gone g union all select d.person_id, '', d.day, d.count from gone_days d) u
    left join telemetry.use_spans s on s.organisation_id = organisation and s.person_id = u.person_id and s.event = u.event
  ), spans as (
    insert into telemetry.use_spans as t (organisation_id, person_id, event, first_day, last_day)
    select organisation, u.person_id, u.event, min(u.day), max(u.day) from uses u group by u.person_id, u.event
    on conflict (organisation_id, person_id, event) do update
      set first_day = least(t.first_day, excluded.first_day), last_day = greatest(t.last_day, excluded.last_day)
  ), cells as (
    select 'all' as grouping, nobody as id, u.event, u.day, count(*) as people, sum(u.count) as count,
      count(*) filter (where u.fresh) as fresh, bool_or(u.unclear) as unclear from uses u group by u.event, u.day
    union all
    select g.grouping, coalesce(g.id, nobody), u.event, u.day, count(*), sum(u.count), count(*) filter (where u.fresh), bool_or(u.unclear) from uses u
    join (
      select p.id, p.org_unit_id, p.job_role_id from directory.people p where p.organisation_id = organisation
      union all select i.id, i.org_unit_id, i.job_role_id from telemetry.stand_ins i where i.organisation_id = organisation
    ) p on p.id = u.person_id
    cross join lateral (values ('unit', p.org_unit_id), ('job_role', p.job_role_id)) g(grouping, id) group by 1, 2, 3, 4
  ), sized as (
    select c.*, c.id <> nobody and c.people >= k as shown,
      sum(c.people) filter (where c.id = nobody or c.people < k) over (partition by c.grouping, c.event, c.day) as rest,
      row_number() over (partition by c.grouping, c.event, c.day, c.id <> nobody and c.people >= k order by c.people, c.id) as place
    from cells c
  ), put as (
    insert into telemetry.group_uses as t (organisation_id, grouping, group_id, event, day, people, count, at_least)
    select organisation, s.grouping, s.id, s.event, s.day, case when f.day is null then sum(s.people) else sum(s.fresh) end, sum(s.count),
      f.day is not null and bool_or(s.unclear) from (
      select z.grouping, case when z.shown and not (coalesce(z.rest, 0) between 1 and k - 1 and z.place = 1) then z.id else nobody end as id, z.event, z.day, z.people, z.count, z.fresh, z.unclear from sized z
    ) s left join telemetry.group_uses f
      on f.organisation_id = organisation and f.grouping = s.grouping and f.group_id = s.id and f.event = s.event and f.day = s.day
    group by s.grouping, s.id, s.event, s.day, f.day having s.grouping = 'all' or sum(s.people) >= k
    on conflict (organisation_id, grouping, group_id, event, day) do update
      set people = t.people + excluded.people, count = t.count + excluded.count, at_least = t.at_least or excluded.at_least
  ), unfolded as (
    delete from telemetry.folded_uses f where f.organisation_id = organisation and f.day < before returning f.person_id, f.user_ref, f.filter, f.count
  ), fewer as (
    update telemetry.unmatched_users t set count = greatest(0, t.count - n.count)
    from (select f.user_ref, sum(f.count) as count from unfolded f where f.person_id = nobody and f.filter = '{}' group by f.user_ref) n
    where t.organisation_id = organisation and t.user_ref = n.user_ref
  ) select count(*) into kept from uses;
  delete from telemetry.unmatched_users t where t.organisation_id = organisation and t.count <= 0;
  -- Of somebody erased nothing is left but sums of groups, and no figure asks for their time any more.
  with gone as (
    delete from telemetry.stand_ins i where i.organisation_id = organisation and i.ends_on < before
      and not exists (select from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = i.id) returning i.id
  ), spans as (
    delete from telemetry.use_spans s using gone g where s.organisation_id = organisation and s.person_id = g.id
  ) delete from telemetry.person_numbers n using gone g where n.organisation_id = organisation and n.person_id = g.id;
  return kept;
end $$;
