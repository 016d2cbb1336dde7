CREATE TABLE "telemetry"."day_set_uses" (
	"organisation_id" uuid NOT NULL,
	"day" date NOT NULL,
	"event" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"uses" bigint NOT NULL,
	"kept_on" date NOT NULL,
	CONSTRAINT "day_set_uses_organisation_id_day_event_digest_pk" PRIMARY KEY("organisation_id","day","event","digest")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."stand_ins" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"org_unit_id" uuid,
	"location_id" uuid,
	"job_role_id" uuid,
	"starts_on" date,
	"ends_on" date NOT NULL,
	CONSTRAINT "stand_ins_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."use_spans" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"event" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	CONSTRAINT "use_spans_organisation_id_person_id_event_pk" PRIMARY KEY("organisation_id","person_id","event")
);
--> statement-breakpoint
CREATE INDEX "use_spans_event" ON "telemetry"."use_spans" USING btree ("organisation_id","event","first_day");
--> statement-breakpoint
-- Throws away what was worked out about the days that a statement changed. The lock's other side is sealDay's: a set of people is never older than its day. A statement over very
-- many days (history) takes one lock for all, or the lock table would overflow.
create or replace function telemetry.unseal_days() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (select count(*) > 60 from (select distinct organisation_id, day from changed) d) then
    perform pg_advisory_xact_lock(hashtext(c.organisation_id::text), -2) from (select distinct organisation_id from changed order by 1) c;
  else
    perform pg_advisory_xact_lock_shared(hashtext(c.organisation_id::text), c.day - date '2000-01-01')
      from (select distinct organisation_id, day from changed order by 1, 2) c;
  end if;
  delete from telemetry.day_presence p using (select distinct organisation_id, day from changed) c
    where p.organisation_id = c.organisation_id and p.day = c.day;
  -- Kept by whoever held the sets until then, so after them; where there are none there is nothing to throw away.
  if found then
    delete from telemetry.day_set_uses u using (select distinct organisation_id, day from changed) c
      where u.organisation_id = c.organisation_id and u.day = c.day;
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Reviewed: takes names of other systems out of what was written down about deciding whose they are, when that person is erased. That
-- something was decided, by whom and when, stays.
create function directory.forget_audit_names(refs text[]) returns void
language sql security definer set search_path = pg_catalog as $$
  update directory.audit_entries e set facts = '{}'
  where e.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
    and e.action like 'telemetry.name\_%' and lower(e.facts ->> 'name') in (select lower(r) from unnest(refs) r)
$$;
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
    select g.person_id, g.event, g.day, g.count from gone g union all select d.person_id, '', d.day, d.count from gone_days d
  ), spans as (
    insert into telemetry.use_spans as t (organisation_id, person_id, event, first_day, last_day)
    select organisation, u.person_id, u.event, min(u.day), max(u.day) from uses u group by u.person_id, u.event
    on conflict (organisation_id, person_id, event) do update
      set first_day = least(t.first_day, excluded.first_day), last_day = greatest(t.last_day, excluded.last_day)
  ), cells as (
    select 'all' as grouping, nobody as id, u.event, u.day, count(*) as people, sum(u.count) as count from uses u group by u.event, u.day
    union all
    select g.grouping, coalesce(g.id, nobody), u.event, u.day, count(*), sum(u.count) from uses u
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
  -- Of somebody erased nothing is left but sums of groups, and no figure asks for their time any more.
  with gone as (
    delete from telemetry.stand_ins i where i.organisation_id = organisation and i.ends_on < before
      and not exists (select from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = i.id) returning i.id
  ), spans as (
    delete from telemetry.use_spans s using gone g where s.organisation_id = organisation and s.person_id = g.id
  ) delete from telemetry.person_numbers n using gone g where n.organisation_id = organisation and n.person_id = g.id;
  return kept;
end $$;
--> statement-breakpoint
drop function telemetry.erase_person(uuid, int);
--> statement-breakpoint
-- Erases one person: every row that names them, their messages or a name of theirs goes. Their sums by day stay under an id that is
-- nobody's, in the groups with at least `k` people alone, so that no figure of a time that is over changes and no row says whose it is.
create function telemetry.erase_person(person uuid, k int, today date) returns table (events int, days int, names int)
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  stand_in constant uuid := gen_random_uuid();
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
  if exists (select from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person)
    or exists (select from telemetry.use_spans s where s.organisation_id = organisation and s.person_id = person) then
    insert into telemetry.stand_ins (organisation_id, id, org_unit_id, location_id, job_role_id, starts_on, ends_on)
    select organisation, stand_in,
      case when (select count(*) from directory.people o where o.organisation_id = organisation and o.org_unit_id is not distinct from p.org_unit_id) >= k
        then coalesce(p.org_unit_id, nobody) end,
      case when (select count(*) from directory.people o where o.organisation_id = organisation and o.location_id is not distinct from p.location_id) >= k
        then coalesce(p.location_id, nobody) end,
      case when (select count(*) from directory.people o where o.organisation_id = organisation and o.job_role_id is not distinct from p.job_role_id) >= k
        then coalesce(p.job_role_id, nobody) end,
      case when exists (select from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person and u.day < p.starts_on)
        then p.starts_on end,
      least(p.ends_on, (date_trunc('month', today::timestamp) + interval '1 month')::date - 1)
    from directory.people p where p.organisation_id = organisation and p.id = person;
  end if;
  -- The place in the sets of people is another one, drawn by lot: the order of places would tell who came before and after.
  perform pg_advisory_xact_lock(hashtext(organisation::text), -1);
  delete from telemetry.person_numbers n where n.organisation_id = organisation and n.person_id = person;
  insert into telemetry.person_numbers (organisation_id, person_id, number)
  select organisation, i.id, f.number from telemetry.stand_ins i cross join lateral (
    select g.number from generate_series(0, (select coalesce(max(n.number), 0) + 32 from telemetry.person_numbers n where n.organisation_id = organisation)) g(number)
    where not exists (select from telemetry.person_numbers n where n.organisation_id = organisation and n.number = g.number) order by random() limit 1
  ) f where i.organisation_id = organisation and i.id = stand_in;
  update telemetry.usage_by_person_day u set person_id = stand_in where u.organisation_id = organisation and u.person_id = person;
  -- Days in which they were are worked out anew by the trigger.
  with moved as (update telemetry.active_days a set person_id = stand_in where a.organisation_id = organisation and a.person_id = person returning 1)
  select count(*) into days from moved;
  update telemetry.use_spans s set person_id = stand_in where s.organisation_id = organisation and s.person_id = person
    and exists (select from telemetry.stand_ins i where i.organisation_id = organisation and i.id = stand_in);
  delete from telemetry.use_spans s where s.organisation_id = organisation and s.person_id = person;

  with gone as (
    delete from telemetry.events e where e.organisation_id = organisation
      and (e.person_id = person or (e.person_id is null and e.user_ref = any(mine))) returning e.message_id
  ) select coalesce(array_agg(g.message_id), '{}') into messages from gone g;
  events := cardinality(messages);
  names := cardinality(mine);
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id = any(messages);
  -- Ids of events that are gone stay in the gate and say nothing, but for those a sender makes of a name.
  delete from telemetry.message_ids m where m.organisation_id = organisation and exists (
    select from unnest(mine) n where length(n) >= 6 and case when strpos(lower(m.message_id), lower(n)) > 0
      then lower(m.message_id) ~ ('(^|[^[:alnum:]])' || regexp_replace(lower(n), '([^[:alnum:]])', '\\\1', 'g') || '($|[^[:alnum:]])') end);
  delete from telemetry.folded_uses f where f.organisation_id = organisation and (f.person_id = person or f.user_ref = any(mine));
  delete from telemetry.identities i where i.organisation_id = organisation and (i.person_id = person or i.user_ref = any(mine));
  delete from telemetry.name_links l where l.organisation_id = organisation and (l.user_ref = any(mine) or l.target = any(mine));
  delete from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(mine);
  delete from telemetry.name_moves m where m.organisation_id = organisation and (m.held_by = person or m.user_ref = any(mine));
  delete from telemetry.rejected_events r where r.organisation_id = organisation
    and (r.message_id = any(messages) or exists (select from unnest(mine) m where strpos(lower(to_jsonb(r)::text), lower(m)) > 0));
  delete from telemetry.refused_rows r where r.organisation_id = organisation
    and exists (select from unnest(mine) m where strpos(lower(array_to_string(r.cells, ' ')), lower(m)) > 0);
  update telemetry.history_uploads h set dry_run = null where h.organisation_id = organisation
    and exists (select from unnest(mine) m where strpos(lower(h.dry_run::text), lower(m)) > 0);
  update telemetry.history_uploads h set created_by = null where h.organisation_id = organisation and h.created_by = person;
  update telemetry.pull_sources s set created_by = null where s.organisation_id = organisation and s.created_by = person;
  update telemetry.identities i set decided_by = null where i.organisation_id = organisation and i.decided_by = person;
  update telemetry.write_keys w set created_by = null where w.organisation_id = organisation and w.created_by = person;
  update telemetry.catalogue_events c set owner_id = null where c.organisation_id = organisation and c.owner_id = person;
  perform directory.forget_audit_names(mine);
  update telemetry.retention_policies p set changed_by = null where p.organisation_id = organisation and p.changed_by = person;
  return next;
end $$;
