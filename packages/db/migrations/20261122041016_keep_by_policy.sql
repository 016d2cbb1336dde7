CREATE TABLE "telemetry"."catalogue_events" (
	"organisation_id" uuid NOT NULL,
	"name" text collate "C" NOT NULL,
	"description" text,
	"owner_id" uuid,
	"planned_at" timestamp with time zone,
	"planned_properties" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "catalogue_events_organisation_id_name_pk" PRIMARY KEY("organisation_id","name")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."catalogue_properties" (
	"organisation_id" uuid NOT NULL,
	"event" text collate "C" NOT NULL,
	"property" text collate "C" NOT NULL,
	"type" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "catalogue_properties_organisation_id_event_property_type_pk" PRIMARY KEY("organisation_id","event","property","type")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."event_days" (
	"organisation_id" uuid NOT NULL,
	"name" text collate "C" NOT NULL,
	"day" date NOT NULL,
	"slot" integer NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "event_days_organisation_id_name_day_slot_pk" PRIMARY KEY("organisation_id","name","day","slot")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."group_uses" (
	"organisation_id" uuid NOT NULL,
	"grouping" text NOT NULL,
	"group_id" uuid NOT NULL,
	"event" text NOT NULL,
	"day" date NOT NULL,
	"people" integer NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "group_uses_organisation_id_grouping_group_id_event_day_pk" PRIMARY KEY("organisation_id","grouping","group_id","event","day"),
	CONSTRAINT "group_uses_grouping" CHECK ("telemetry"."group_uses"."grouping" in ('all', 'unit', 'job_role'))
);
--> statement-breakpoint
CREATE TABLE "telemetry"."retention_policies" (
	"organisation_id" uuid NOT NULL,
	"raw_days" integer NOT NULL,
	"person_days" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	CONSTRAINT "retention_policies_organisation_id_pk" PRIMARY KEY("organisation_id"),
	CONSTRAINT "retention_policies_bounds" CHECK ("telemetry"."retention_policies"."raw_days" between 30 and 396 and "telemetry"."retention_policies"."person_days" between 90 and 1096 and "telemetry"."retention_policies"."raw_days" <= "telemetry"."retention_policies"."person_days")
);

--> statement-breakpoint
-- Finds what is due by its time in months that are mostly gone already; costs an insert next to nothing.
create index events_when on telemetry.events using brin (occurred_at);
--> statement-breakpoint
-- Takes raw events of a stretch of time out of the log. What is kept of them: how often each name did what on which day, so that a name
-- can still change hands, and how many matched each behaviour's filter, so that its counts stay. Sums by person and day are untouched.
create function telemetry.fold_raw(since timestamptz, before timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zone constant text := (select o.time_zone from directory.organisations o where o.id = organisation);
  folded int;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  with gone as (
    delete from telemetry.events e where e.organisation_id = organisation and e.occurred_at >= since and e.occurred_at < before
    returning coalesce(e.person_id, nobody) as p, coalesce(e.user_ref, '') as r, e.name as n, (e.occurred_at at time zone zone)::date as d, e.properties as x
  ), named as (
    insert into telemetry.folded_uses as t (organisation_id, person_id, user_ref, event, filter, day, count)
    select organisation, g.p, g.r, g.n, '{}', g.d, count(*) from gone g where g.r <> '' group by g.p, g.r, g.n, g.d
    on conflict (organisation_id, person_id, user_ref, event, filter, day) do update set count = t.count + excluded.count
  ), filtered as (
    insert into telemetry.folded_uses as t (organisation_id, person_id, user_ref, event, filter, day, count)
    select organisation, g.p, g.r, g.n, f.filter, g.d, count(*) from gone g
    join (select distinct b.event, b.filter from change.behaviours_v1 b where b.organisation_id = organisation and b.filter is not null) f
      on f.event = g.n and g.x @> f.filter
    where f.filter <> '{}' or g.r = '' group by g.p, g.r, g.n, f.filter, g.d
    on conflict (organisation_id, person_id, user_ref, event, filter, day) do update set count = t.count + excluded.count
  ) select count(*) into folded from gone;
  return folded;
end $$;
--> statement-breakpoint
-- Turns days that are too old to be kept by person into sums of the organisation, its units and job roles. A group of fewer than `k` is
-- added to the others of its kind, and where those are still fewer, the smallest other group with it: no difference shows fewer than k.
create function telemetry.keep_groups(before date, k int) returns int
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  kept int;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  with gone as (
    delete from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.day < before returning u.person_id, u.event, u.day, u.count
  ), gone_days as (
    delete from telemetry.active_days a where a.organisation_id = organisation and a.day < before returning a.person_id, a.day, a.count
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
      select z.grouping, case when z.shown and not (z.rest < k and z.place = 1) then z.id else nobody end as id, z.event, z.day, z.people, z.count from sized z
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
--> statement-breakpoint
-- Erases one person: every row that names them, their messages or a name of theirs goes. What they did stays in the sums of days and
-- groups in which at least `k` people did the same, so that no figure that may be shown changes, and no row is about them.
create function telemetry.erase_person(person uuid, k int) returns table (events int, days int, names int)
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  mine text[];
  messages text[];
begin
  perform telemetry.lock_names();
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  mine := array(
    select a.ref from telemetry.names_answered_by(person) a
    union select i.user_ref from telemetry.identities i where i.organisation_id = organisation and i.person_id = person
    union select e.user_ref from telemetry.events e where e.organisation_id = organisation and e.person_id = person and e.user_ref is not null
    union select f.user_ref from telemetry.folded_uses f where f.organisation_id = organisation and f.person_id = person and f.user_ref <> '');
  with theirs as materialized (
    select u.event, u.day, u.count from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person
    union all select '', a.day, a.count from telemetry.active_days a where a.organisation_id = organisation and a.person_id = person
  ), everybody as materialized (
    select u.person_id, u.event, u.day from telemetry.usage_by_person_day u where u.organisation_id = organisation and (u.event, u.day) in (select t.event, t.day from theirs t)
    union all select a.person_id, '', a.day from telemetry.active_days a where a.organisation_id = organisation and a.day in (select t.day from theirs t)
  ), their_groups as (
    select g.grouping, g.id from directory.people p
    cross join lateral (values ('all', nobody), ('unit', p.org_unit_id), ('job_role', p.job_role_id)) g(grouping, id)
    where p.organisation_id = organisation and p.id = person and g.id is not null
  )
  insert into telemetry.group_uses as t (organisation_id, grouping, group_id, event, day, people, count)
  select organisation, g.grouping, g.id, u.event, u.day, 1, u.count from theirs u cross join their_groups g
  where (
    select count(*) from everybody e join directory.people p on p.organisation_id = organisation and p.id = e.person_id
    where e.event = u.event and e.day = u.day and (g.grouping = 'all' or g.id = case g.grouping when 'unit' then p.org_unit_id else p.job_role_id end)
  ) + coalesce((select o.people from telemetry.group_uses o where o.organisation_id = organisation and o.grouping = g.grouping and o.group_id = g.id
    and o.event = u.event and o.day = u.day), 0) >= k
  on conflict (organisation_id, grouping, group_id, event, day) do update set people = t.people + 1, count = t.count + excluded.count;

  with gone as (
    delete from telemetry.events e where e.organisation_id = organisation
      and (e.person_id = person or (e.person_id is null and e.user_ref = any(mine))) returning e.message_id
  ) select coalesce(array_agg(g.message_id), '{}') into messages from gone g;
  events := cardinality(messages);
  names := cardinality(mine);
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id = any(messages);
  delete from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person;
  with gone as (delete from telemetry.active_days a where a.organisation_id = organisation and a.person_id = person returning 1)
  select count(*) into days from gone;
  delete from telemetry.folded_uses f where f.organisation_id = organisation and (f.person_id = person or f.user_ref = any(mine));
  delete from telemetry.identities i where i.organisation_id = organisation and (i.person_id = person or i.user_ref = any(mine));
  delete from telemetry.name_links l where l.organisation_id = organisation and (l.user_ref = any(mine) or l.target = any(mine));
  delete from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(mine);
  delete from telemetry.name_moves m where m.organisation_id = organisation and (m.held_by = person or m.user_ref = any(mine));
  delete from telemetry.person_numbers n where n.organisation_id = organisation and n.person_id = person;
  delete from telemetry.rejected_events r where r.organisation_id = organisation
    and (r.message_id = any(messages) or exists (select from unnest(mine) m where strpos(lower(to_jsonb(r)::text), lower(m)) > 0));
  update telemetry.identities i set decided_by = null where i.organisation_id = organisation and i.decided_by = person;
  update telemetry.write_keys w set created_by = null where w.organisation_id = organisation and w.created_by = person;
  update telemetry.catalogue_events c set owner_id = null where c.organisation_id = organisation and c.owner_id = person;
  update telemetry.retention_policies p set changed_by = null where p.organisation_id = organisation and p.changed_by = person;
  return next;
end $$;
--> statement-breakpoint
-- Reviewed: who in the directory a name may stand for, by likeness of its first part to an e-mail or a name. A suggestion, never an answer.
create function telemetry.suggest_people(refs text[]) returns table (ref text, person_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  with plain as (
    select p.id, k.key, k.weight from directory.people p cross join lateral (
      select translate(lower(p.given_name), 'áéíóúüñàèìòùâêîôûçäëïö ', 'aeiouunaeiouaeioucaeio') as given,
        translate(lower(p.family_name), 'áéíóúüñàèìòùâêîôûçäëïö ', 'aeiouunaeiouaeioucaeio') as family,
        translate(lower(split_part(p.family_name, ' ', 1)), 'áéíóúüñàèìòùâêîôûçäëïö', 'aeiouunaeiouaeioucaeio') as first_family
    ) n cross join lateral (values
      (regexp_replace(lower(split_part(p.email, '@', 1)), '[^a-z0-9]', '', 'g'), 1),
      (n.given || n.family, 2), (n.family || n.given, 2), (n.given || n.first_family, 2),
      (left(n.given, 1) || n.family, 3), (left(n.given, 1) || n.first_family, 3),
      (regexp_replace(lower(p.external_id), '[^a-z0-9]', '', 'g'), 1)
    ) k(key, weight)
    where p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and length(k.key) >= 3
  ), asked as (
    select r.ref, regexp_replace(translate(lower(split_part(r.ref, '@', 1)), 'áéíóúüñàèìòùâêîôûçäëïö', 'aeiouunaeiouaeioucaeio'), '[^a-z0-9]', '', 'g') as key
    from unnest(refs) r(ref)
  ), best as (
    select a.ref, p.id, rank() over (partition by a.ref order by p.weight) as place from asked a join plain p on p.key = a.key
  )
  -- Two equally good answers are none.
  select b.ref, min(b.id::text)::uuid from best b where b.place = 1 group by b.ref having count(distinct b.id) = 1
$$;
--> statement-breakpoint
create view telemetry.usage_by_filter_day_v1 with (security_invoker = true) as
  select organisation_id, person_id, event, filter, day, sum(count) as count from telemetry.folded_uses
  where person_id <> '00000000-0000-0000-0000-000000000000' group by organisation_id, person_id, event, filter, day;
--> statement-breakpoint
-- How many people did a thing on a day, and how often, '' being anything: what is kept by person, and what remains of those who are not.
create view telemetry.usage_by_day_v1 with (security_invoker = true) as
  select organisation_id, event, day, sum(people) as people, sum(count) as count from (
    select organisation_id, event, day, count(*) as people, sum(count) as count from telemetry.usage_by_person_day group by 1, 2, 3
    union all select organisation_id, '', day, count(*), sum(count) from telemetry.active_days group by 1, 3
    union all select organisation_id, event, day, people, count from telemetry.group_uses where grouping = 'all'
  ) u group by organisation_id, event, day;
--> statement-breakpoint
-- What came before the catalogue counts in it too.
insert into telemetry.event_days (organisation_id, name, day, slot, count)
select e.organisation_id, e.name, (e.occurred_at at time zone o.time_zone)::date, 0, count(*)
from telemetry.events e join directory.organisations o on o.id = e.organisation_id group by 1, 2, 3;
