CREATE INDEX "people_external_id_lower" ON "directory"."people" USING btree ("organisation_id",lower("external_id"));--> statement-breakpoint
CREATE INDEX "identities_lower" ON "telemetry"."identities" USING btree ("organisation_id",lower("user_ref"));
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
