CREATE TABLE "telemetry"."folded_uses" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"user_ref" text NOT NULL,
	"event" text NOT NULL,
	"filter" jsonb NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "folded_uses_organisation_id_person_id_user_ref_event_filter_day_pk" PRIMARY KEY("organisation_id","person_id","user_ref","event","filter","day")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."name_links" (
	"organisation_id" uuid NOT NULL,
	"user_ref" text NOT NULL,
	"target" text NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "name_links_organisation_id_user_ref_target_pk" PRIMARY KEY("organisation_id","user_ref","target")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."name_moves" (
	"organisation_id" uuid NOT NULL,
	"user_ref" text NOT NULL,
	"held_by" uuid NOT NULL,
	"asked_by" text NOT NULL,
	CONSTRAINT "name_moves_organisation_id_user_ref_held_by_pk" PRIMARY KEY("organisation_id","user_ref","held_by")
);
--> statement-breakpoint
ALTER TABLE "telemetry"."identities" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "telemetry"."identities" ADD COLUMN "standing" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "telemetry"."identities" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "telemetry"."identities" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
CREATE INDEX "folded_uses_day" ON "telemetry"."folded_uses" USING btree ("organisation_id","day");--> statement-breakpoint
CREATE INDEX "name_links_target" ON "telemetry"."name_links" USING btree ("organisation_id","target");--> statement-breakpoint
CREATE INDEX "name_links_target_lower" ON "telemetry"."name_links" USING btree ("organisation_id",lower("target"));--> statement-breakpoint
CREATE INDEX "identities_person" ON "telemetry"."identities" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "unmatched_users_lower" ON "telemetry"."unmatched_users" USING btree ("organisation_id",lower("user_ref"));--> statement-breakpoint
ALTER TABLE "telemetry"."identities" ADD CONSTRAINT "identities_standing" CHECK (("telemetry"."identities"."standing" = 'person') = ("telemetry"."identities"."person_id" is not null) and "telemetry"."identities"."standing" in ('person', 'outside', 'contested'));
--> statement-breakpoint
-- Names learned before links were kept have none to be followed from: they stay as they are.
update telemetry.identities set decided_at = linked_at;
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
-- Reviewed: names that may concern somebody whose entry in the directory changed: link targets and unknown names they answer to.
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
$$;
--> statement-breakpoint
-- Works out anew whom these names, and all that follow them, stand for. A name follows its links to the first names the directory or
-- somebody has decided; exactly one person among them is whose it is, several make it contested, none leaves it unknown. The answer
-- depends on what is known and not on the order in which it came. Whatever changes is put down for the events to follow.
create or replace function telemetry.settle_names(refs text[], at timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  followers text[];
  cone text[];
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
  with recursive anchors as materialized (
    select d.ref, d.person_id, d.contested, false as outside, true as directory from telemetry.directory_claims(cone) d
    union all
    select i.user_ref, i.person_id, false, i.standing = 'outside', false from telemetry.identities i
    where i.organisation_id = organisation and i.user_ref = any(cone) and i.decided_at is not null
      and not exists (select from telemetry.directory_claims(array[i.user_ref]))
  ), reach(origin, ref) as (
    select f.ref, l.target from unnest(followers) f(ref)
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = f.ref
    where not exists (select from anchors a where a.ref = f.ref)
    union
    select r.origin, l.target from reach r
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = r.ref
    where not exists (select from anchors a where a.ref = r.ref)
  ), outcome as materialized (
    select f.ref, case
        when count(a.ref) = 0 then null
        when bool_or(a.contested) or count(distinct a.person_id) + max(a.outside::int) > 1 then 'contested'
        when bool_or(a.outside) then 'outside'
        else 'person' end as standing,
      min(a.person_id::text)::uuid as person_id
    from unnest(followers) f(ref)
    left join reach r on r.origin = f.ref left join anchors a on a.ref = r.ref
    group by f.ref
  ), kept as materialized (
    select o.ref, o.standing, case when o.standing = 'person' then o.person_id end as person_id,
      i.user_ref is not null as known, i.person_id as was, i.standing as stood
    from outcome o left join telemetry.identities i on i.organisation_id = organisation and i.user_ref = o.ref
    where i.decided_at is null
  ), gone as (
    delete from telemetry.identities i using kept k
    where i.organisation_id = organisation and i.user_ref = k.ref and k.standing is null
  ), put as (
    insert into telemetry.identities as t (organisation_id, user_ref, person_id, standing, linked_at)
    select organisation, k.ref, k.person_id, k.standing, at from kept k
    where k.standing is not null and (k.stood, k.was) is distinct from (k.standing, k.person_id) order by k.ref collate "C"
    on conflict (organisation_id, user_ref) do update set person_id = excluded.person_id, standing = excluded.standing, linked_at = excluded.linked_at
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
-- Remembers links between names, and settles those that are new. A name with twenty targets already takes no more: it is no person's.
create or replace function telemetry.learn_names(pairs jsonb, at timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  refs text[];
begin
  if not exists (
    select from jsonb_to_recordset(pairs) as p(ref text, target text)
    where not exists (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = p.ref and l.target = p.target)
      and (select count(*) from (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = p.ref limit 20) n) < 20
  ) then return 0; end if;
  perform telemetry.lock_names();
  with put as (
    insert into telemetry.name_links (organisation_id, user_ref, target, linked_at)
    select organisation, p.ref, p.target, at from jsonb_to_recordset(pairs) as p(ref text, target text)
    where (select count(*) from (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = p.ref limit 20) n) < 20
    on conflict do nothing returning user_ref
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
  settled int;
  asked int;
begin
  settled := telemetry.settle_names(array(
    select unnest(answered)
    union select i.user_ref from telemetry.identities i where i.organisation_id = organisation and i.person_id = person), at);
  with held as (
    select distinct e.user_ref as ref, person as holder from telemetry.events e
    where e.organisation_id = organisation and e.person_id = person and e.user_ref is not null
    union select distinct f.user_ref, person from telemetry.folded_uses f
    where f.organisation_id = organisation and f.person_id = person and f.user_ref <> ''
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
-- Moves what one name did from one person's sums to another's. Rows are taken, and made, in the order in which storing takes them, so
-- that the two cannot deadlock; a sum that comes to nothing leaves no row. Of a name kept under nobody, `unmatched_users` follows.
create or replace function telemetry.shift_sums(name text, held uuid, becomes uuid, deltas jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_variable
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
  insert into telemetry.usage_by_person_day as t (organisation_id, person_id, event, day, count)
  select organisation, x.p, x.n, x.d, x.many from (
    select case s.sign when 1 then becomes else held end as p, d.n, d.d, s.sign * d.many as many
    from jsonb_to_recordset(deltas) as d(n text, d date, many int) cross join (values (1), (-1)) s(sign)
  ) x where x.p <> nobody order by x.p, x.n, x.d
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
