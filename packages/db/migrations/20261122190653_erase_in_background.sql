CREATE TABLE "telemetry"."erasures" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"phase" text DEFAULT 'waiting' NOT NULL,
	"person_id" uuid,
	"names" text[],
	"reached" text,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"removed" text[] DEFAULT '{}' NOT NULL,
	"mentions_left" integer DEFAULT 0 NOT NULL,
	"found" jsonb,
	"problem" text,
	CONSTRAINT "erasures_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "erasures_nameless_when_done" CHECK ("telemetry"."erasures"."state" in ('running', 'done') and ("telemetry"."erasures"."state" = 'running') = ("telemetry"."erasures"."person_id" is not null) and ("telemetry"."erasures"."state" = 'running') = ("telemetry"."erasures"."names" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_running" ON "telemetry"."erasures" USING btree ("organisation_id","person_id") WHERE "telemetry"."erasures"."state" = 'running';--> statement-breakpoint
-- Every name somebody goes by in what was recorded, as it was said.
create function telemetry.names_to_erase(person uuid) returns text[]
language sql stable set search_path = pg_catalog as $$
  select array(
    select a.ref from telemetry.names_answered_by(person) a
    union select i.user_ref from telemetry.identities i where i.organisation_id = o.id and i.person_id = person
    union select e.user_ref from telemetry.events e where e.organisation_id = o.id and e.person_id = person and e.user_ref is not null
    union select f.user_ref from telemetry.folded_uses f where f.organisation_id = o.id and f.person_id = person and f.user_ref <> '')
  from (select nullif(current_setting('app.organisation', true), '')::uuid as id) o
$$;
--> statement-breakpoint
-- What texts are searched for to find somebody who goes by these names.
create function telemetry.names_searched_for(names text[]) returns text[]
language sql stable set search_path = pg_catalog as $$
  select telemetry.needles(array(select unnest(names) union select substr(m, 16) from unnest(names) m where m like 'apart:%' and length(m) >= 21))
$$;
--> statement-breakpoint
-- These names, and the same ones as a source that is counted apart says them: behind a sign of its own.
create function telemetry.said_apart(names text[]) returns text[]
language sql stable set search_path = pg_catalog as $$
  select array(
    select unnest(names)
    union select 'apart:' || right(w.id::text, 8) || ':' || m from telemetry.write_keys w cross join unnest(names) m
      where w.organisation_id = o.id and m not like 'apart:%' and (length(m) >= 6 or strpos(m, '@') > 0)
    union select u.user_ref from telemetry.unmatched_users u
      where u.organisation_id = o.id and u.user_ref like 'apart:%' and telemetry.goes_by(u.user_ref, o.words)
    union select r.ref from telemetry.name_links l cross join lateral (values (l.user_ref), (l.target)) r(ref)
      where l.organisation_id = o.id and r.ref like 'apart:%' and telemetry.goes_by(r.ref, o.words))
  from (select nullif(current_setting('app.organisation', true), '')::uuid as id, telemetry.names_searched_for(names) as words offset 0) o
$$;
--> statement-breakpoint
-- Erases up to `at_most` single events of somebody, with their message ids and what is shown of them; says how many went. Sums by day stay
-- for erase_person, so that no figure changes before all of it does.
create function telemetry.erase_events(person uuid, names text[], at_most int) returns int
language plpgsql set search_path = pg_catalog as $$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  messages text[];
  first_at timestamptz;
  last_at timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  select array_agg(g.message_id), min(g.occurred_at), max(g.occurred_at) into messages, first_at, last_at from (
    (select e.message_id, e.occurred_at from telemetry.events e where e.organisation_id = organisation and e.person_id = person
      order by e.occurred_at limit at_most)
    union all
    (select e.message_id, e.occurred_at from telemetry.events e where e.organisation_id = organisation and e.person_id is null and e.user_ref = any(names)
      limit at_most)
    limit at_most) g;
  if messages is null then return 0; end if;
  delete from telemetry.events e where e.organisation_id = organisation and e.occurred_at between first_at and last_at
    and (e.person_id = person or (e.person_id is null and e.user_ref = any(names))) and e.message_id = any(messages);
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id = any(messages);
  delete from telemetry.arrivals a where a.organisation_id = organisation and a.message_id = any(messages);
  delete from telemetry.rejected_events r where r.organisation_id = organisation and r.message_id = any(messages);
  return cardinality(messages);
end $$;
--> statement-breakpoint
-- Ids of events that are gone stay in the gate and say nothing, but for those a sender makes of a name: these go, `at_most` ids looked at.
-- Says behind which id to go on; null where all were looked at.
create function telemetry.erase_ids(names text[], after text, at_most int) returns text
language plpgsql set search_path = pg_catalog as $$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  long constant text[] := telemetry.long_needles(telemetry.names_searched_for(names));
  last_id text;
begin
  if cardinality(long) = 0 then return null; end if;
  select m.message_id into last_id from telemetry.message_ids m
    where m.organisation_id = organisation and m.message_id > after collate "C" order by m.message_id offset at_most - 1 limit 1;
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id > after collate "C"
    and (last_id is null or m.message_id <= last_id collate "C")
    and exists (select from unnest(long) n where strpos(lower(m.message_id), n) > 0) and telemetry.names_one(m.message_id, long);
  return last_id;
end $$;
--> statement-breakpoint
-- Blanks what others' events of a stretch of time say of somebody who goes by these names. Says in how many of them a look afterwards still
-- finds one.
create function telemetry.erase_mentions(names text[], since timestamptz, before timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  long constant text[] := telemetry.long_needles(telemetry.names_searched_for(names));
  still int;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  update telemetry.events e set properties = telemetry.without_names(e.properties, long), context = telemetry.without_names(e.context, long)
  where e.organisation_id = organisation and e.occurred_at >= since and e.occurred_at < before and exists (
    select from unnest(long) n where strpos(lower(e.properties::text), n) > 0 or strpos(lower(e.context::text), n) > 0);
  select count(*) into still from telemetry.events e
  where e.organisation_id = organisation and e.occurred_at >= since and e.occurred_at < before and exists (
    select from unnest(long) n where strpos(lower(e.properties::text), n) > 0 or strpos(lower(e.context::text), n) > 0)
    and (telemetry.without_names(e.properties, long) <> e.properties or telemetry.without_names(e.context, long) <> e.context);
  return still;
end $$;
--> statement-breakpoint
-- Erases one person, but for ids and mentions, which the two functions above look through: every row that names them, their messages or a name of theirs goes.
-- Their sums by day stay under an id that is nobody's, in the groups with at least `k` people alone, so that no figure of a time that is over changes
-- and no row says whose it is.
create or replace function telemetry.erase_person(person uuid, k int, today date) returns table (events int, days int, names int)
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  stand_in constant uuid := gen_random_uuid();
  mine text[];
  words text[];
  long text[];
  messages text[];
begin
  perform telemetry.lock_names();
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  mine := telemetry.names_to_erase(person);
  names := cardinality(mine);
  words := telemetry.names_searched_for(mine);
  long := telemetry.long_needles(words);
  mine := telemetry.said_apart(mine);
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
  -- In the order in which storing takes them, so that the two cannot deadlock.
  perform from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(mine) order by u.user_ref collate "C" for update;
  perform from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person order by u.event, u.day for update;
  perform from telemetry.active_days a where a.organisation_id = organisation and a.person_id = person order by a.day for update;
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
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id = any(messages);
  -- Shown as they arrived, under whatever name.
  delete from telemetry.arrivals a where a.organisation_id = organisation and (a.message_id = any(messages) or a.user_ref = any(mine)
    or telemetry.goes_by(a.user_ref, words) or telemetry.names_one(a.properties::text, long) or telemetry.names_one(a.message_id, long));
  delete from telemetry.folded_uses f where f.organisation_id = organisation and (f.person_id = person or f.user_ref = any(mine));
  delete from telemetry.identities i where i.organisation_id = organisation and (i.person_id = person or i.user_ref = any(mine));
  delete from telemetry.name_links l where l.organisation_id = organisation and (l.user_ref = any(mine) or l.target = any(mine));
  delete from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(mine);
  delete from telemetry.name_moves m where m.organisation_id = organisation and (m.held_by = person or m.user_ref = any(mine));
  -- That something was refused stays, without what was sent.
  update telemetry.rejected_events r set sample = null where r.organisation_id = organisation and telemetry.names_one(r.sample, words);
  delete from telemetry.rejected_events r where r.organisation_id = organisation
    and (r.message_id = any(messages) or telemetry.names_one(r.message_id, long) or telemetry.names_one(r.excerpt::text, long));
  delete from telemetry.refused_rows r where r.organisation_id = organisation and telemetry.names_one(to_jsonb(r.cells)::text, words);
  update telemetry.history_uploads h set dry_run = null where h.organisation_id = organisation and telemetry.names_one(h.dry_run::text, words);
  update telemetry.history_uploads h set created_by = null where h.organisation_id = organisation and h.created_by = person;
  update telemetry.pull_sources s set created_by = null where s.organisation_id = organisation and s.created_by = person;
  update telemetry.identities i set decided_by = null where i.organisation_id = organisation and i.decided_by = person;
  update telemetry.write_keys w set created_by = null where w.organisation_id = organisation and w.created_by = person;
  update telemetry.catalogue_events c set owner_id = null where c.organisation_id = organisation and c.owner_id = person;
  update telemetry.erasures e set asked_by = null where e.organisation_id = organisation and e.asked_by = person;
  perform directory.forget_audit_names(mine);
  update telemetry.retention_policies p set changed_by = null where p.organisation_id = organisation and p.changed_by = person;
  -- The place in the sets of people is another one, drawn by lot: the order of places would tell who came before and after.
  -- Last of all: whoever works out a day waits for this lock, and others wait for that day.
  perform pg_advisory_xact_lock(hashtext(organisation::text), -1);
  delete from telemetry.person_numbers n where n.organisation_id = organisation and n.person_id = person;
  insert into telemetry.person_numbers (organisation_id, person_id, number)
  select organisation, i.id, f.number from telemetry.stand_ins i cross join lateral (
    select g.number from generate_series(0, (select coalesce(max(n.number), 0) + 32 from telemetry.person_numbers n where n.organisation_id = organisation)) g(number)
    where not exists (select from telemetry.person_numbers n where n.organisation_id = organisation and n.number = g.number) order by random() limit 1
  ) f where i.organisation_id = organisation and i.id = stand_in;
  return next;
end $$;
