-- Reviewed search: LIKE is not leakproof, so under row level security its index would not be used. Filters by the organisation of
-- the open transaction itself, and leaves out what is gone. `patterns` holds LIKE patterns that must all match, the longest first: three are
-- looked up, the others checked on what those find; `owners` null means any owner. In no order: the list that asked has one. Where a
-- word has the three letters a trigram takes, only the index is used: the limit makes reading everything look cheap, and for a rare word
-- it is not.
create or replace function crm.records_matching(type text, patterns text[], owners uuid[], page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan
set enable_seqscan = on set enable_indexscan = on as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3]; more constant text[] := patterns[4:];
begin
  if length(p1) >= 5 and exists (select from pg_extension where extname = 'pg_trgm') then
    perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
  end if;
  case type
    when 'account' then return query select r.id from crm.accounts r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'contact' then return query select r.id from crm.contacts r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'lead' then return query select r.id from crm.leads r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'opportunity' then return query select r.id from crm.opportunities r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'case' then return query select r.id from crm.cases r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'product' then return query select r.id from crm.products r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
  end case;
end $$;
--> statement-breakpoint
-- Reviewed: the same in the order of names, after a place in it: a search's page in one reading. One row that is null says that more than
-- five thousand match: such a common word a list meets sooner by walking along its names.
create or replace function crm.records_named(type text, patterns text[], owners uuid[], after_key text, after_id uuid, page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan
set enable_seqscan = on set enable_indexscan = on as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3]; more constant text[] := patterns[4:];
begin
  if length(p1) >= 5 and exists (select from pg_extension where extname = 'pg_trgm') then
    perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
  end if;
  case type
    when 'account' then return query
      with found as materialized (select r.id, r.name_key from crm.accounts r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
    when 'contact' then return query
      with found as materialized (select r.id, r.name_key from crm.contacts r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
    when 'lead' then return query
      with found as materialized (select r.id, r.name_key from crm.leads r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
    when 'opportunity' then return query
      with found as materialized (select r.id, r.name_key from crm.opportunities r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
    when 'product' then return query
      with found as materialized (select r.id, r.name_key from crm.products r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
  end case;
end $$;
