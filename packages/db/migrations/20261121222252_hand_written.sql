-- change
-- Published relations: what adoption and sponsorship may join. Read-only, versioned, under the reader's own rights.
create view change.rollouts_v1 with (security_invoker = true) as
  select organisation_id, id as rollout_id, name, objective, starts_on as started_on from change.rollouts;
--> statement-breakpoint
create view change.waves_v1 with (security_invoker = true) as
  select organisation_id, rollout_id, id as wave_id, name, position, go_live_on from change.waves;
--> statement-breakpoint
create view change.wave_people_v1 with (security_invoker = true) as
  select m.organisation_id, m.rollout_id, m.wave_id, m.person_id, w.go_live_on
  from change.wave_people m join change.waves w on w.organisation_id = m.organisation_id and w.id = m.wave_id;
--> statement-breakpoint
create view change.behaviours_v1 with (security_invoker = true) as
  select organisation_id, rollout_id, id as behaviour_id, job_role_id, name, benefit, event, filter, target_count, cadence, required, position
  from change.behaviours;
--> statement-breakpoint
create view change.plan_points_v1 with (security_invoker = true) as
  select organisation_id, rollout_id, day, share from change.plan_points;
--> statement-breakpoint
-- crm
-- Trigram search. An odd server may not have the extension: search then reads the folded text without the index.
do $$ begin
  create extension if not exists pg_trgm schema public;
exception when others then
  raise notice 'pg_trgm is missing: text search works, slowly on large tables';
end $$;
--> statement-breakpoint
do $$ begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    -- Serves "contains" search over contacts and accounts, whatever the word's place.
    create index contacts_search on crm.contacts using gin (search_text public.gin_trgm_ops);
    create index accounts_search on crm.accounts using gin (search_text public.gin_trgm_ops);
  end if;
end $$;
--> statement-breakpoint
-- Reviewed search: LIKE is not leakproof, so under row level security its index would not be used. Filters by the organisation of
-- the open transaction itself. `patterns` holds one to three LIKE patterns that must all match; `owners` null means any owner.
create function crm.contacts_matching(patterns text[], owners uuid[], account uuid, after_key text, after_id uuid, page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3];
begin
  return query select c.id from crm.contacts c
    where c.organisation_id = tenant and c.search_text like p1 and (p2 is null or c.search_text like p2) and (p3 is null or c.search_text like p3)
      and (owners is null or c.owner_id = any(owners)) and (account is null or c.account_id = account)
      and (after_id is null or (c.name_key, c.id) > (after_key, after_id))
    order by c.name_key, c.id limit least(page, 1001);
end $$;
--> statement-breakpoint
create function crm.accounts_matching(patterns text[], owners uuid[], after_key text, after_id uuid, page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3];
begin
  return query select a.id from crm.accounts a
    where a.organisation_id = tenant and a.search_text like p1 and (p2 is null or a.search_text like p2) and (p3 is null or a.search_text like p3)
      and (owners is null or a.owner_id = any(owners))
      and (after_id is null or (a.name_key, a.id) > (after_key, after_id))
    order by a.name_key, a.id limit least(page, 1001);
end $$;
--> statement-breakpoint
-- Reviewed search for misspelt names, tried when nothing contains the words: the closest first. Nothing where pg_trgm is missing.
create function crm.contacts_resembling(words text, owners uuid[], page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then return; end if;
  return query select c.id from crm.contacts c
    where c.organisation_id = tenant and words operator(public.<%) c.search_text and (owners is null or c.owner_id = any(owners))
    order by public.word_similarity(words, c.search_text) desc, c.name_key, c.id limit least(page, 50);
end $$;
--> statement-breakpoint
-- directory
-- Everyone below a manager, however deep. Walks people_manager; a loop in the data ends the walk instead of hanging it.
create function directory.team_of(organisation uuid, manager uuid) returns setof uuid
language sql stable as $$
  with recursive team(id, path) as (
    select p.id, array[p.id] from directory.people p where p.organisation_id = organisation and p.manager_id = manager
    union all
    select p.id, team.path || p.id from directory.people p join team on p.manager_id = team.id
    where p.organisation_id = organisation and not p.id = any(team.path) and cardinality(team.path) < 30
  )
  select distinct id from team
$$;
--> statement-breakpoint
-- The given units and everything below them. Walks org_units_parent.
create function directory.units_below(organisation uuid, roots uuid[]) returns setof uuid
language sql stable as $$
  with recursive below(id, depth) as (
    select u.id, 0 from directory.org_units u where u.organisation_id = organisation and u.id = any(roots)
    union
    select u.id, below.depth + 1 from directory.org_units u join below on u.parent_id = below.id
    where u.organisation_id = organisation and below.depth < 30
  )
  select distinct id from below
$$;
--> statement-breakpoint
create function directory.people_in_units(organisation uuid, roots uuid[]) returns setof uuid
language sql stable as $$
  select p.id from directory.people p
  where p.organisation_id = organisation and p.org_unit_id in (select directory.units_below(organisation, roots))
$$;
--> statement-breakpoint
-- Reviewed look-up before any organisation is known: which organisations the scheduled jobs run for.
create function directory.organisation_ids() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select id from directory.organisations order by created_at, id
$$;
--> statement-breakpoint
-- feedback
-- Both kinds of posts as one list. Security invoker: row level security of the tables beneath applies to whoever reads.
create view feedback.board with (security_invoker = true) as
  select organisation_id, id, false as anonymous, author_id, author_shown_to, asked_for_help, kind, text, stems, area,
    screen_path, screen_title, status, posted_on
  from feedback.posts
  union all
  select organisation_id, id, true, null, null, false, kind, text, stems, area, screen_path, null, status, posted_on
  from feedback_anonymous.posts
--> statement-breakpoint
-- telemetry
-- The event log. Months are partitions, so that retention drops a month instead of deleting it row by row.
create table telemetry.events (
  organisation_id uuid not null,
  message_id text collate "C" not null,
  person_id uuid,
  user_ref text,
  name text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  source_id uuid,
  properties jsonb not null,
  context jsonb
) partition by range (occurred_at);
--> statement-breakpoint
-- Serves a person's own list, newest first, and adoption's recount of one person's events by property.
create index events_person on telemetry.events (organisation_id, person_id, occurred_at desc);
--> statement-breakpoint
-- Takes what no month takes, so that nothing is ever refused for its date; make_months moves it out.
create table telemetry.events_elsewhen partition of telemetry.events default;
--> statement-breakpoint
-- Makes the months from a year ago to two years ahead that do not exist yet. Run by the owner, at every migration (after_migrating);
-- the application's role may not. Anything older goes to one partition, because history is loaded once and dropped whole.
create function telemetry.make_months(today date default current_date) returns void
language plpgsql as $$
declare
  month date := date_trunc('month', today)::date - interval '12 months';
  last_month constant date := date_trunc('month', today)::date + interval '24 months';
  partition_name text;
begin
  set local time zone 'UTC';
  if to_regclass('telemetry.events_history') is null then
    execute format('create table telemetry.events_history partition of telemetry.events for values from (minvalue) to (%L)', month);
  end if;
  while month <= last_month loop
    partition_name := 'events_' || to_char(month, 'YYYY_MM');
    if to_regclass('telemetry.' || partition_name) is null then
      execute format('create table telemetry.%I (like telemetry.events including defaults)', partition_name);
      execute format('with moved as (delete from telemetry.events_elsewhen where occurred_at >= %L and occurred_at < %L returning *) insert into telemetry.%I select * from moved',
        month, month + interval '1 month', partition_name);
      execute format('alter table telemetry.events attach partition telemetry.%I for values from (%L) to (%L)',
        partition_name, month, (month + interval '1 month')::date);
    end if;
    month := month + interval '1 month';
  end loop;
end $$;
--> statement-breakpoint
create function telemetry.after_migrating() returns void language sql as $$ select telemetry.make_months() $$;
--> statement-breakpoint
select telemetry.make_months();
--> statement-breakpoint
-- Reviewed look-up before any organisation is known: whose delivery is this. It is given a hash and answers for that hash alone.
create function telemetry.key_of(key_hash text) returns table (id uuid, organisation_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select k.id, k.organisation_id from telemetry.write_keys k where k.hash = key_hash and k.revoked_at is null
$$;
--> statement-breakpoint
-- Reviewed: the person each outside name stands for. In order: external id, e-mail, our own id, a link learned from identify.
-- Under row level security lower(email) could not use its index; here it can. Answers for the transaction's organisation alone.
-- plpgsql keeps the plan between calls; without seqscan off that plan reads all people of a small organisation per name.
create function telemetry.people_by_ref(refs text[]) returns table (ref text, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off rows 20 as $$
declare organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query select r.ref, coalesce(
    (select p.id from directory.people p where p.organisation_id = organisation and p.external_id = r.ref),
    (select p.id from directory.people p where p.organisation_id = organisation and lower(p.email) = lower(r.ref)),
    (select p.id from directory.people p where p.organisation_id = organisation
      and p.id = case when r.ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.ref::uuid end),
    (select i.person_id from telemetry.identities i where i.organisation_id = organisation and i.user_ref = r.ref))
  from unnest(refs) r(ref);
end $$;
--> statement-breakpoint
-- Their rows are updated in place again and again; room on the page keeps the update out of the index.
alter table telemetry.usage_by_person_day set (fillfactor = 70);
--> statement-breakpoint
alter table telemetry.active_days set (fillfactor = 70);
--> statement-breakpoint
alter table telemetry.deliveries set (fillfactor = 50);
--> statement-breakpoint
create view telemetry.usage_by_person_day_v1 with (security_invoker = true) as
  select organisation_id, person_id, event, day, count from telemetry.usage_by_person_day;
--> statement-breakpoint
create view telemetry.active_days_v1 with (security_invoker = true) as
  select organisation_id, person_id, day, count from telemetry.active_days;
--> statement-breakpoint
create view telemetry.events_v1 with (security_invoker = true) as
  select organisation_id, person_id, name as event, occurred_at, properties from telemetry.events where person_id is not null;
