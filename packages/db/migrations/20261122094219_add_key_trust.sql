ALTER TABLE "telemetry"."identities" ADD COLUMN "claimed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "telemetry"."name_links" ADD COLUMN "claimed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD COLUMN "trust" text DEFAULT 'server' NOT NULL;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD CONSTRAINT "write_keys_trust" CHECK ("telemetry"."write_keys"."trust" in ('server', 'browser', 'apart'));--> statement-breakpoint
drop function telemetry.key_of(text);
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
