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
-- The file an event was brought in with, so that a whole file can be taken back.
alter table telemetry.events add column upload_id uuid;
--> statement-breakpoint
-- Finds what a file added; events that arrive by themselves cost nothing here.
create index events_upload on telemetry.events (organisation_id, upload_id, message_id) where upload_id is not null;
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
create function telemetry.key_of(key_hash text)
returns table (id uuid, organisation_id uuid, per_second_max int, per_day_max bigint, watched_until timestamptz, trust text)
language sql stable security definer set search_path = pg_catalog as $$
  select k.id, k.organisation_id, k.per_second_max, k.per_day_max, k.watched_until, k.trust from telemetry.write_keys k
  where k.hash = key_hash and k.revoked_at is null
  union all
  select k.id, k.organisation_id, k.per_second_max, k.per_day_max, k.watched_until, k.trust from telemetry.write_keys k
  where k.previous_hash = key_hash and k.previous_until > now() and k.revoked_at is null
$$;
--> statement-breakpoint
-- Names nobody answers to, found one by one when they get a person. Our own events always have one, so they cost nothing here.
create index events_unmatched on telemetry.events (organisation_id, user_ref, occurred_at) where person_id is null;
--> statement-breakpoint
-- Reviewed: who the directory itself says answers to each name, by employee number, e-mail in any case, or our own id. More than one
-- claim is nobody's. Under row level security lower(email) could not use its index; here it can. The transaction's organisation alone.
create or replace function telemetry.directory_claims(refs text[]) returns table (ref text, person_id uuid, contested boolean)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off rows 20 as $$
declare organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query select c.ref, case when c.first = c.last then c.first end, c.first <> c.last from (
    select r.ref, least(d.a, d.b, d.c) as first, greatest(d.a, d.b, d.c) as last from unnest(refs) r(ref) cross join lateral (select
      (select p.id from directory.people p where p.organisation_id = organisation and p.external_id = r.ref) as a,
      (select p.id from directory.people p where p.organisation_id = organisation and lower(p.email) = lower(r.ref)) as b,
      (select p.id from directory.people p where p.organisation_id = organisation
        and p.id = case when r.ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.ref::uuid end) as c offset 0) d
  ) c where c.first is not null;
end $$;
--> statement-breakpoint
-- Reviewed: the person each outside name stands for. First what the directory says; then what was decided or followed from links.
-- plpgsql keeps the plan between calls; without seqscan off that plan reads all people of a small organisation per name.
create or replace function telemetry.people_by_ref(refs text[]) returns table (ref text, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off rows 20 as $$
declare organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query select c.ref, case
      when c.first = c.last then c.first
      when c.first is null then (select i.person_id from telemetry.identities i where i.organisation_id = organisation and i.user_ref = c.ref)
    end from (
    select r.ref, least(d.a, d.b, d.c) as first, greatest(d.a, d.b, d.c) as last from unnest(refs) r(ref) cross join lateral (select
      (select p.id from directory.people p where p.organisation_id = organisation and p.external_id = r.ref) as a,
      (select p.id from directory.people p where p.organisation_id = organisation and lower(p.email) = lower(r.ref)) as b,
      (select p.id from directory.people p where p.organisation_id = organisation
        and p.id = case when r.ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.ref::uuid end) as c offset 0) d
  ) c;
end $$;
--> statement-breakpoint
-- Reviewed: names that may concern somebody whose entry in the directory changed: all we know of, in whatever case, that they answer to.
create or replace function telemetry.names_answered_by(person uuid) returns table (ref text)
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select p.organisation_id as o, n.name from directory.people p
    cross join lateral unnest(array[p.external_id, p.email, p.id::text]) n(name)
    where p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and p.id = person and n.name is not null
  )
  select name from mine
  union select l.target from mine m join telemetry.name_links l on l.organisation_id = m.o and lower(l.target) = lower(m.name)
  union select u.user_ref from mine m join telemetry.unmatched_users u on u.organisation_id = m.o and lower(u.user_ref) = lower(m.name)
  union select i.user_ref from mine m join telemetry.identities i on i.organisation_id = m.o and lower(i.user_ref) = lower(m.name)
$$;
--> statement-breakpoint
-- Reviewed: who else answers to a name of theirs, in whatever case: what is kept under them may be nobody's since.
create or replace function telemetry.namesakes_of(person uuid) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select p.organisation_id as o, lower(n.name) as name from directory.people p
    cross join lateral unnest(array[p.external_id, p.email, p.id::text]) n(name)
    where p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and p.id = person and n.name is not null
  )
  select p.id from mine m join directory.people p on p.organisation_id = m.o and lower(p.email) = m.name and p.id <> person
  union select p.id from mine m join directory.people p on p.organisation_id = m.o and lower(p.external_id) = m.name and p.id <> person
$$;
--> statement-breakpoint
-- Reviewed: names counted under nobody that somebody in the directory answers to: of two who claimed one, the other may have given it up.
create or replace function telemetry.unmatched_but_claimed() returns table (ref text)
language sql stable security definer set search_path = pg_catalog as $$
  with named as (
    select p.organisation_id as o, lower(n.name) as name from directory.people p cross join lateral unnest(array[p.external_id, p.email]) n(name)
    where p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and n.name is not null
  )
  select distinct u.user_ref from named n join telemetry.unmatched_users u on u.organisation_id = n.o and lower(u.user_ref) = n.name
$$;
--> statement-breakpoint
-- Works out anew whom these names, and all that follow them, stand for. A name follows its links to the first names the directory or
-- somebody has decided; exactly one person among them is whose it is, several make it contested, none leaves it unknown. What only
-- browsers claimed is followed where nothing else says anything, and as far as the first name of which something else does. The answer
-- depends on what is known and not on the order in which it came. Whatever changes is put down for the events to follow.
create or replace function telemetry.settle_names(refs text[], at timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  followers text[];
  cone text[];
  said text[];
  changed int;
begin
  followers := array(with recursive above(ref) as (
    select unnest(refs) union
    select l.user_ref from above a join telemetry.name_links l on l.organisation_id = organisation and l.target = a.ref
  ) select above.ref from above);
  cone := array(with recursive below(ref) as (
    select unnest(followers) union
    select l.target from below b join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = b.ref
  ) select below.ref from below);
  -- Beyond a claim, what is said without claims of each name on the way decides where the way ends.
  said := case when exists (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = any(cone) and l.claimed)
    then cone else followers end;
  with recursive anchors as materialized (
    select d.ref, d.person_id, d.contested, false as outside from telemetry.directory_claims(cone) d
    union all
    select i.user_ref, i.person_id, false, i.standing = 'outside' from telemetry.identities i
    where i.organisation_id = organisation and i.user_ref = any(cone) and i.decided_at is not null
      and not exists (select from telemetry.directory_claims(array[i.user_ref]))
  ), reach(origin, ref) as (
    select f.ref, l.target from unnest(said) f(ref)
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = f.ref and not l.claimed
    where not exists (select from anchors a where a.ref = f.ref)
    union
    select r.origin, l.target from reach r
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = r.ref and not l.claimed
    where not exists (select from anchors a where a.ref = r.ref)
  ), plain as materialized (
    select r.origin as ref, min(a.person_id::text)::uuid as person_id, bool_or(a.outside) as outside,
      bool_or(a.contested) or count(distinct a.person_id) + max(a.outside::int) > 1 as contested
    from reach r join anchors a on a.ref = r.ref group by r.origin
  ), firm as materialized (
    select a.ref, a.person_id, a.contested, a.outside from anchors a union all select p.ref, p.person_id, p.contested, p.outside from plain p
  ), claim(origin, ref) as (
    select f.ref, l.target from unnest(followers) f(ref)
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = f.ref
    where not exists (select from firm a where a.ref = f.ref)
    union
    select c.origin, l.target from claim c
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = c.ref
    where not exists (select from firm a where a.ref = c.ref)
  ), believed as (
    select c.origin as ref, min(a.person_id::text)::uuid as person_id, bool_or(a.outside) as outside,
      bool_or(a.contested) or count(distinct a.person_id) + max(a.outside::int) > 1 as contested
    from claim c join firm a on a.ref = c.ref group by c.origin
  ), outcome as materialized (
    select f.ref, o.person_id, coalesce(o.claimed, false) as claimed,
      case when o.ref is null then null when o.contested then 'contested' when o.outside then 'outside' else 'person' end as standing
    from unnest(followers) f(ref) left join (
      select p.*, false as claimed from plain p union all select b.*, true from believed b
    ) o on o.ref = f.ref
  ), kept as materialized (
    select o.ref, o.standing, o.claimed, case when o.standing = 'person' then o.person_id end as person_id,
      i.user_ref is not null as known, i.person_id as was, i.standing as stood, i.claimed as was_claimed
    from outcome o left join telemetry.identities i on i.organisation_id = organisation and i.user_ref = o.ref
    where i.decided_at is null
  ), gone as (
    delete from telemetry.identities i using kept k
    where i.organisation_id = organisation and i.user_ref = k.ref and k.standing is null
  ), put as (
    insert into telemetry.identities as t (organisation_id, user_ref, person_id, standing, linked_at, claimed)
    select organisation, k.ref, k.person_id, k.standing, at, k.claimed from kept k
    where k.standing is not null and (k.stood, k.was, k.was_claimed) is distinct from (k.standing, k.person_id, k.claimed) order by k.ref collate "C"
    on conflict (organisation_id, user_ref) do update set person_id = excluded.person_id, standing = excluded.standing,
      linked_at = excluded.linked_at, claimed = excluded.claimed
  ), asked as (
    insert into telemetry.name_moves as t (organisation_id, user_ref, held_by, asked_by)
    select organisation, k.ref, coalesce(k.was, '00000000-0000-0000-0000-000000000000'), pg_current_xact_id()::text from kept k
    where k.was is distinct from k.person_id order by k.ref collate "C"
    on conflict (organisation_id, user_ref, held_by) do update set asked_by = excluded.asked_by
    returning 1
  )
  select count(*) into changed from asked;
  return changed;
end $$;
--> statement-breakpoint
-- Makes changes of who is who wait for each other: two links of one chain, learned at the same time, would not see each other.
create or replace function telemetry.lock_names() returns void
language sql set search_path = pg_catalog as $$
  select pg_advisory_xact_lock(hashtextextended('telemetry.names ' || current_setting('app.organisation'), 0))
$$;
--> statement-breakpoint
-- Remembers links between names, and settles those that are new, or were only claimed before. A name with twenty targets already takes
-- no more: it is no person's. Claims are counted by themselves, so that they take no room from what servers say.
create or replace function telemetry.learn_names(pairs jsonb, at timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  refs text[];
begin
  if not exists (
    select from jsonb_to_recordset(pairs) as p(ref text, target text, claimed boolean)
    where not exists (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = p.ref and l.target = p.target
        and l.claimed <= p.claimed)
      and (select count(*) from (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = p.ref
        and l.claimed = p.claimed limit 20) n) < 20
  ) then return 0; end if;
  perform telemetry.lock_names();
  with put as (
    insert into telemetry.name_links as t (organisation_id, user_ref, target, linked_at, claimed)
    select organisation, p.ref, p.target, at, p.claimed from jsonb_to_recordset(pairs) as p(ref text, target text, claimed boolean)
    where (select count(*) from (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = p.ref
      and l.claimed = p.claimed limit 20) n) < 20
    on conflict (organisation_id, user_ref, target) do update set claimed = false where t.claimed and not excluded.claimed returning user_ref
  ) select array_agg(distinct put.user_ref) into refs from put;
  if refs is null then return 0; end if;
  return telemetry.settle_names(refs, at);
end $$;
--> statement-breakpoint
-- Looks again at every name of somebody whose entry in the directory changed, and puts down those whose events have to follow.
create or replace function telemetry.recheck_person(person uuid, at timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  answered text[] := array(select n.ref from telemetry.names_answered_by(person) n);
  given text[] := array(
    select distinct e.user_ref from telemetry.events e where e.organisation_id = organisation and e.person_id = person and e.user_ref is not null
    union select distinct f.user_ref from telemetry.folded_uses f where f.organisation_id = organisation and f.person_id = person and f.user_ref <> '');
  settled int;
  asked int;
begin
  -- What they did under a name they no longer answer to goes where its links lead, which nobody followed as long as the directory knew it.
  settled := telemetry.settle_names(array(
    select unnest(answered || given)
    union select i.user_ref from telemetry.identities i where i.organisation_id = organisation and i.person_id = person), at);
  with held as (
    select g.ref, person as holder from unnest(given) g(ref)
    union select distinct e.user_ref, n.person_id from telemetry.namesakes_of(person) n
    join telemetry.events e on e.organisation_id = organisation and e.person_id = n.person_id and e.user_ref is not null
    union select distinct f.user_ref, n.person_id from telemetry.namesakes_of(person) n
    join telemetry.folded_uses f on f.organisation_id = organisation and f.person_id = n.person_id and f.user_ref <> ''
    union select i.user_ref, coalesce(i.person_id, nobody) from telemetry.identities i where i.organisation_id = organisation and i.user_ref = any(answered)
    union select u.user_ref, nobody from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(answered)
  ), put as (
    insert into telemetry.name_moves as t (organisation_id, user_ref, held_by, asked_by)
    select organisation, h.ref, h.holder, pg_current_xact_id()::text from held h
    join telemetry.people_by_ref(array(select distinct h2.ref from held h2)) w on w.ref = h.ref
    where coalesce(w.person_id, nobody) <> h.holder order by h.ref collate "C", h.holder
    on conflict (organisation_id, user_ref, held_by) do update set asked_by = excluded.asked_by
    returning 1
  ) select count(*) into asked from put;
  return settled + asked;
end $$;
--> statement-breakpoint
-- Which transactions are storing events right now. One that began before a name was settled may still store under its former person.
create or replace function telemetry.storing_now() returns text[]
language sql set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct l.virtualtransaction), '{}') from pg_locks l
  where l.locktype = 'relation' and l.relation = 'telemetry.message_ids'::regclass and l.mode = 'RowExclusiveLock' and l.pid <> pg_backend_pid()
    and l.database = (select d.oid from pg_database d where d.datname = current_database())
$$;
--> statement-breakpoint
-- Moves what one name did from one person's sums to another's. Rows are taken, and made, in the order in which storing takes them
-- (storeEventsSql says which), so that the two cannot deadlock; a sum that comes to nothing leaves no row. Of a name kept under nobody, `unmatched_users` follows.
create or replace function telemetry.shift_sums(name text, held uuid, becomes uuid, deltas jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_variable
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
  if held = nobody then
    update telemetry.unmatched_users t set count = t.count - (select sum(d.many) from jsonb_to_recordset(deltas) as d(many int))
    where t.organisation_id = organisation and t.user_ref = name;
    delete from telemetry.unmatched_users t where t.organisation_id = organisation and t.user_ref = name and t.count <= 0;
  elsif becomes = nobody then
    insert into telemetry.unmatched_users as t (organisation_id, user_ref, count, first_seen_at, last_seen_at)
    select organisation, name, sum(d.many), min(d.a), max(d.z) from jsonb_to_recordset(deltas) as d(many int, a timestamptz, z timestamptz)
    on conflict (organisation_id, user_ref) do update set count = t.count + excluded.count,
      first_seen_at = least(t.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(t.last_seen_at, excluded.last_seen_at);
  end if;
  insert into telemetry.usage_by_person_day as t (organisation_id, person_id, event, day, count)
  select organisation, x.p, x.n, x.d, x.many from (
    select case s.sign when 1 then becomes else held end as p, d.n, d.d, s.sign * d.many as many
    from jsonb_to_recordset(deltas) as d(n text, d date, many int) cross join (values (1), (-1)) s(sign)
  ) x where x.p <> nobody order by x.p, x.n collate "C", x.d
  on conflict (organisation_id, person_id, event, day) do update set count = t.count + excluded.count;
  insert into telemetry.active_days as t (organisation_id, day, person_id, count)
  select organisation, x.d, x.p, x.many from (
    select case s.sign when 1 then becomes else held end as p, d.d, s.sign * sum(d.many)::int as many
    from jsonb_to_recordset(deltas) as d(d date, many int) cross join (values (1), (-1)) s(sign) group by 1, d.d, s.sign
  ) x where x.p <> nobody order by x.d, x.p
  on conflict (organisation_id, day, person_id) do update set count = t.count + excluded.count;
  delete from telemetry.usage_by_person_day t using jsonb_to_recordset(deltas) as d(n text, d date)
  where t.organisation_id = organisation and t.person_id = held and t.event = d.n and t.day = d.d and t.count = 0;
  delete from telemetry.active_days t using (select distinct x.d from jsonb_to_recordset(deltas) as x(d date)) d
  where t.organisation_id = organisation and t.person_id = held and t.day = d.d and t.count = 0;
end $$;
--> statement-breakpoint
-- Moves up to about `at_most` events of a name from whom they are kept under to whom it stands for now, in the log and in both sums;
-- in the first piece also what remains of events whose raw form is gone. `moved` below `at_most` says that nothing is left.
create or replace function telemetry.move_name(name text, held uuid, at_most int)
returns table (moved int, to_person uuid, events text[], first_day date, last_day date)
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_variable
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zone constant text := (select o.time_zone from directory.organisations o where o.id = organisation);
  cut timestamptz;
  deltas jsonb;
  folded jsonb;
begin
  to_person := coalesce((select w.person_id from telemetry.people_by_ref(array[name]) w), nobody);
  moved := 0;
  if to_person = held then return next; return; end if;
  if held = nobody then
    select e.occurred_at into cut from telemetry.events e where e.organisation_id = organisation and e.user_ref = name and e.person_id is null
    order by e.occurred_at offset at_most - 1 limit 1;
    with changed as (
      update telemetry.events e set person_id = to_person
      where e.organisation_id = organisation and e.user_ref = name and e.person_id is null and e.occurred_at <= coalesce(cut, 'infinity')
      returning e.name as n, e.occurred_at as o
    ) select jsonb_agg(g) into deltas from (select c.n, (c.o at time zone zone)::date as d, count(*) as many, min(c.o) as a, max(c.o) as z from changed c group by 1, 2) g;
  else
    select e.occurred_at into cut from telemetry.events e where e.organisation_id = organisation and e.person_id = held and e.user_ref = name
    order by e.occurred_at offset at_most - 1 limit 1;
    with changed as (
      update telemetry.events e set person_id = nullif(to_person, nobody)
      where e.organisation_id = organisation and e.person_id = held and e.user_ref = name and e.occurred_at <= coalesce(cut, 'infinity')
      returning e.name as n, e.occurred_at as o
    ) select jsonb_agg(g) into deltas from (select c.n, (c.o at time zone zone)::date as d, count(*) as many, min(c.o) as a, max(c.o) as z from changed c group by 1, 2) g;
  end if;
  moved := coalesce((select sum(d.many) from jsonb_to_recordset(deltas) as d(many int)), 0);
  with gone as (
    delete from telemetry.folded_uses f where f.organisation_id = organisation and f.person_id = held and f.user_ref = name
    returning f.event, f.filter, f.day, f.count
  ), put as (
    insert into telemetry.folded_uses as t (organisation_id, person_id, user_ref, event, filter, day, count)
    select organisation, to_person, name, g.event, g.filter, g.day, g.count from gone g
    on conflict (organisation_id, person_id, user_ref, event, filter, day) do update set count = t.count + excluded.count
  ) select jsonb_agg(x) into folded from (select g.event as n, g.day as d, g.count as many, g.day::timestamp at time zone zone as a, g.day::timestamp at time zone zone as z
    from gone g where g.filter = '{}') x;
  deltas := coalesce(deltas, '[]') || coalesce(folded, '[]');
  if deltas <> '[]' then
    -- A day can have both: its raw events are gone, and a late one came since.
    select jsonb_agg(g) into deltas from (select d.n, d.d, sum(d.many) as many, min(d.a) as a, max(d.z) as z
      from jsonb_to_recordset(deltas) as d(n text, d date, many int, a timestamptz, z timestamptz) group by 1, 2) g;
    perform telemetry.shift_sums(name, held, to_person, deltas);
    select array_agg(distinct d.n), min(d.d), max(d.d) into events, first_day, last_day from jsonb_to_recordset(deltas) as d(n text, d date);
  end if;
  return next;
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
--> statement-breakpoint
-- Throws away what was worked out about the days that a statement changed. The lock's other side is sealDay's: a set of people is never older than its day. A statement over very
-- many days (history) takes one lock for all, or the lock table would overflow.
create or replace function telemetry.unseal_days() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (select count(*) > 60 from (select distinct organisation_id, day from changed) d) then
    perform pg_advisory_xact_lock(hashtext(c.organisation_id::text), -2), set_config('telemetry.every_day_held', c.organisation_id::text, true)
      from (select distinct organisation_id from changed order by 1) c;
  -- Who holds all days asks for none of them: whoever works one out may hold it, and wait for the lock of all.
  elsif exists (select from changed c where c.organisation_id::text is distinct from current_setting('telemetry.every_day_held', true)) then
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
create trigger unseal_inserted after insert on telemetry.active_days referencing new table as changed
  for each statement execute function telemetry.unseal_days();
--> statement-breakpoint
create trigger unseal_updated after update on telemetry.active_days referencing new table as changed
  for each statement execute function telemetry.unseal_days();
--> statement-breakpoint
create trigger unseal_deleted after delete on telemetry.active_days referencing old table as changed
  for each statement execute function telemetry.unseal_days();
--> statement-breakpoint
-- Finds what is due by its time in months that are mostly gone already; costs an insert next to nothing.
create index events_when on telemetry.events using brin (occurred_at);
--> statement-breakpoint
-- Takes raw events of a stretch of time out of the log. What is kept of them: how often each name did what on which day, so that a name
-- can still change hands, and how many matched each behaviour's filter, so that its counts stay. Sums by person and day are untouched.
-- Events of a file that can still be taken back at that moment stay.
create function telemetry.fold_raw(since timestamptz, before timestamptz, at timestamptz) returns int
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
      and (e.upload_id is null or not exists (select from telemetry.history_uploads h where h.organisation_id = organisation and h.id = e.upload_id and h.kept_until > at))
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
--> statement-breakpoint
-- What a text is searched for where somebody may be named in it: names in small letters, as they are and as JSON writes them.
create function telemetry.needles(names text[]) returns text[]
language sql stable set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct w.word), '{}') from unnest(names) n(name)
  cross join lateral (values (lower(n.name)), (lower(regexp_replace(to_json(n.name)::text, '^"|"$', '', 'g')))) w(word) where n.name <> ''
$$;
--> statement-breakpoint
-- Those of them that are found inside a longer text too. A short employee number stands in everything, and says nobody.
create function telemetry.long_needles(needles text[]) returns text[]
language sql immutable set search_path = pg_catalog as $$
  select coalesce(array_agg(n), '{}') from unnest(needles) n where length(n) >= 6 or strpos(n, '@') > 0
$$;
--> statement-breakpoint
-- Whether a text, or JSON, names one of them: a long one anywhere but as part of a longer word; a short one as a whole value of JSON, or
-- as the number a sender gives its people.
create function telemetry.names_one(said text, needles text[]) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select exists (
    select from unnest(needles) n cross join lateral (select regexp_replace(n, '([^[:alnum:]])', '\\\1', 'g') as word) w
    where case when strpos(lower(said), n) > 0 then
      case when length(n) >= 6 or strpos(n, '@') > 0 then lower(said) ~ ('(^|[^[:alnum:]]|\\[nrtbf])' || w.word || '($|[^[:alnum:]])')
        else lower(said) ~ ('(^|[^\\])"' || w.word || '"[[:space:]]*($|[^:[:space:]])') or (n ~ '^[0-9]+$'
          and lower(said) ~ ('"([$]?(anon_)?distinct_id|userid|anonymousid|previousid|alias)"[[:space:]]*:[[:space:]]*' || n || '[[:space:]]*[,}]'))
      end end)
$$;
--> statement-breakpoint
-- What was sent along with an event, without every text and every key in it that names one of them.
create function telemetry.without_names(said jsonb, needles text[]) returns jsonb
language plpgsql immutable set search_path = pg_catalog as $$
begin
  if not exists (select from unnest(needles) n where strpos(lower(said::text), n) > 0) then return said; end if;
  case jsonb_typeof(said)
    when 'object' then return (select coalesce(jsonb_object_agg(e.key, telemetry.without_names(e.value, needles)), '{}') from jsonb_each(said) e
      where not telemetry.names_one(e.key, needles));
    when 'array' then return (select coalesce(jsonb_agg(telemetry.without_names(a.value, needles) order by a.place), '[]')
      from jsonb_array_elements(said) with ordinality a(value, place));
    when 'string' then return case when telemetry.names_one(said #>> '{}', needles) then '""' else said end;
    else return said;
  end case;
end $$;
--> statement-breakpoint
-- Whether a sender's name for somebody is one of these, in whatever case. Behind the sign of a source that is counted apart only a long one
-- is: a short one could be anybody's there.
create function telemetry.goes_by(ref text, needles text[]) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select lower(ref) = any(needles)
    or (ref like 'apart:%' and (length(ref) >= 21 or strpos(ref, '@') > 0) and lower(substr(ref, 16)) = any(needles))
$$;
--> statement-breakpoint
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
-- Serves funnels and the beginnings of paths: when each person did one event in a stretch of time, from the index alone. In the order of
-- time, so that what arrives goes to the end of each name's part.
create index events_name on telemetry.events (organisation_id, name, occurred_at, person_id) where person_id is not null;
--> statement-breakpoint
-- The first day that is still kept by person: what lies before it became sums of groups, on the night that reached furthest.
create view telemetry.kept_by_person_v1 with (security_invoker = true) as
  select r.organisation_id, max((r.ran_at at time zone o.time_zone)::date - r.person_days) as first_day
  from telemetry.retention_runs r join directory.organisations o on o.id = r.organisation_id group by r.organisation_id;
--> statement-breakpoint
-- When each person first did a thing, of those who did it on days that are no longer kept by person; '' is anything.
create view telemetry.first_uses_v1 with (security_invoker = true) as
  select organisation_id, person_id, event, first_day from telemetry.use_spans;
--> statement-breakpoint
-- Forgets what was said before a day about names that lead to nobody and under which nothing is kept any more: who they were is nobody's
-- business then. Said again, it is learnt again.
create function telemetry.forget_links(before timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  forgotten int;
begin
  perform telemetry.lock_names();
  with gone as (
    delete from telemetry.name_links l where l.organisation_id = organisation and l.linked_at < before
      and not exists (select from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref in (l.user_ref, l.target))
      and not exists (select from telemetry.identities i where i.organisation_id = organisation and i.user_ref in (l.user_ref, l.target))
      and not exists (select from telemetry.directory_claims(array[l.user_ref, l.target])) returning 1
  ) select count(*) into forgotten from gone;
  return forgotten;
end $$;
