-- Reviewed search: LIKE is not leakproof, so under row level security its index would not be used. Filters by the organisation of
-- the open transaction itself, and leaves out what is gone. `patterns` holds one to three LIKE patterns that must all match, the longest
-- first; `owners` null means any owner. In no order: the list that asked has one. Where a word has the three letters a trigram takes, only
-- the index is used: the limit makes reading everything look cheap, and for a rare word it is not.
create or replace function crm.records_matching(type text, patterns text[], owners uuid[], page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan
set enable_seqscan = on set enable_indexscan = on as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3];
begin
  if length(p1) >= 5 and exists (select from pg_extension where extname = 'pg_trgm') then
    perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
  end if;
  case type
    when 'account' then return query select r.id from crm.accounts r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'contact' then return query select r.id from crm.contacts r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'lead' then return query select r.id from crm.leads r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'opportunity' then return query select r.id from crm.opportunities r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'case' then return query select r.id from crm.cases r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'product' then return query select r.id from crm.products r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
  end case;
end $$;
--> statement-breakpoint
-- Reviewed search for misspelt names, tried when nothing contains the words: the closest first, of the first two thousand that are close
-- at all, so that a common name costs no more than a rare one. Looser only where strictly nothing is close. Nothing where pg_trgm is missing.
create or replace function crm.records_resembling(type text, words text, owners uuid[], page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan
set pg_trgm.word_similarity_threshold = 0.6 as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  close real;
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then return; end if;
  foreach close in array array[0.6, 0.42] loop
    perform set_config('pg_trgm.word_similarity_threshold', close::text, true);
    case type
      when 'account' then return query select near.id from (
        select r.id, r.search_text from crm.accounts r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'contact' then return query select near.id from (
        select r.id, r.search_text from crm.contacts r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'lead' then return query select near.id from (
        select r.id, r.search_text from crm.leads r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'opportunity' then return query select near.id from (
        select r.id, r.search_text from crm.opportunities r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'case' then return query select near.id from (
        select r.id, r.search_text from crm.cases r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'product' then return query select near.id from (
        select r.id, r.search_text from crm.products r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
    end case;
    exit when found;
  end loop;
end $$;
--> statement-breakpoint
-- Text as `fold` makes it, near enough to be found: small letters without the accents of our languages and their neighbours.
create function crm.folded(words text) returns text language sql immutable as $$
  select translate(lower(words), 'áàâäãåāéèêëēíìîïīóòôöõøōúùûüūñçýÿšžčćłß', 'aaaaaaaeeeeeiiiiiooooooouuuuuncyyszccls')
$$;
--> statement-breakpoint
-- Serves the search in what was written about customers: by words and their beginnings. Not by trigrams: on millions of texts those
-- take ten times the room, and a common word takes seconds.
create index activities_words on crm.activities using gin (to_tsvector('simple'::regconfig, crm.folded(text)));
--> statement-breakpoint
-- Reviewed: text search operators are not leakproof. Filters by the organisation of the open transaction itself; `actors` null means
-- anybody. In no order, `page` at most: who asked ranks them.
create function crm.activities_saying(query text, actors uuid[], page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query select a.id from crm.activities a
    where a.organisation_id = tenant and a.withdrawn_at is null and (actors is null or a.actor_id = any(actors))
      and to_tsvector('simple'::regconfig, crm.folded(a.text)) @@ to_tsquery('simple'::regconfig, query) limit least(page, 1001);
end $$;
--> statement-breakpoint
drop function crm.contacts_matching(text[], uuid[], uuid, text, uuid, int);
--> statement-breakpoint
drop function crm.accounts_matching(text[], uuid[], text, uuid, int);
--> statement-breakpoint
drop function crm.contacts_resembling(text, uuid[], int);
