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
do $$ begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    -- Serves "contains" search over cases, and the look for earlier ones with the same words.
    create index if not exists cases_search on crm.cases using gin (search_text public.gin_trgm_ops);
  end if;
end $$;
--> statement-breakpoint
-- Reviewed: closed cases that share words with one, most shared words first. Filters by the organisation of the open transaction
-- itself. `words` are folded, at most six; of very common ones two thousand cases are looked at.
create function crm.cases_resembling(words text[], self uuid, page int) returns table (id uuid, shared text[])
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  patterns constant text[] := array(select '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(words[1:6]) w);
begin
  return query select near.id, near.shared from (
    select c.id, c.opened_at, array(select w from unnest(words[1:6]) w where position(w in c.search_text) > 0) as shared
    from crm.cases c
    where c.organisation_id = tenant and c.id <> self and c.gone_at is null and c.closed_at is not null and c.search_text like any (patterns)
    limit 2000) near
  order by cardinality(near.shared) desc, near.opened_at desc, near.id limit least(page, 50);
end $$;
--> statement-breakpoint
-- Serves finding records that share a key. Without fastupdate, because each search would read the pending list as well.
create index duplicate_keys_keys on crm.duplicate_keys using gin (keys) with (fastupdate = off);
--> statement-breakpoint
-- Reviewed: pairs of one of `subjects` and another record that shares a key with it; array operators are not leakproof, so under row
-- level security the index would not be used. Filters by the organisation of the open transaction itself. A key that more than
-- `block` records share tells nobody apart and is skipped. Sequential scans are off because the limit makes them look cheap.
create function crm.records_sharing_keys(subjects uuid[], block int) returns table (first_id uuid, second_id uuid)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query
    with mine as materialized (
      select d.record_id, unnest(d.keys) as key from crm.duplicate_keys d where d.organisation_id = tenant and d.record_id = any(subjects)),
    blocks as materialized (
      select m.key, (select array_agg(b.record_id) from (
          select o.record_id from crm.duplicate_keys o where o.keys @> array[m.key] and o.organisation_id = tenant limit block + 1) b) as ids
      from (select distinct mine.key from mine) m)
    select distinct least(m.record_id, o), greatest(m.record_id, o)
    from mine m join blocks b on b.key = m.key cross join unnest(b.ids) o
    where cardinality(b.ids) <= block and o <> m.record_id;
end $$;
--> statement-breakpoint
-- Reviewed: the records that share most of the given keys, at most fifty. The same rules.
create function crm.records_with_keys(wanted bigint[], block int, page int) returns table (record_type text, record_id uuid)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query
    select f.record_type, f.record_id from (
      select k.key, b.* from (select distinct unnest(wanted[1:200]) as key) k cross join lateral (
        select o.record_type, o.record_id from crm.duplicate_keys o where o.keys @> array[k.key] and o.organisation_id = tenant limit block) b) f
    group by f.record_type, f.record_id order by count(*) desc, f.record_id limit least(page, 50);
end $$;
