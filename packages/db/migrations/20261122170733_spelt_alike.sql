drop function crm.records_resembling(text, text, uuid[], int);
--> statement-breakpoint
-- Reviewed search for misspelt names, tried when few or none contain the words: the closest first, of the first two thousand that are close
-- at all, so that a common name costs no more than a rare one. `loosely` looks further where strictly nothing is close. Nothing where pg_trgm is missing.
create function crm.records_resembling(type text, words text, owners uuid[], page int, loosely boolean) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan
set pg_trgm.word_similarity_threshold = 0.6 as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  close real;
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then return; end if;
  foreach close in array case when loosely then array[0.6, 0.42] else array[0.6] end loop
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
