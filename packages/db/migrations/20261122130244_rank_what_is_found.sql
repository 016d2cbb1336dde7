-- Reviewed search of one type in the order a person means: own ones first, then those called so (`names`; of a case its number), then whose
-- name begins so, then the latest touched; `page` at most, each with how many match, up to 201. Filters by the organisation of the open
-- transaction itself; `patterns` and `owners` as above. Of up to three thousand that match all are ranked, from one reading of the index; of
-- more, as many, and whatever of one's own and of the names those leave out.
create function crm.records_found(type text, patterns text[], owners uuid[], me uuid, names text[], page int) returns table (id uuid, found int)
language plpgsql stable security definer rows 10 set search_path = pg_catalog set enable_seqscan = on set enable_indexscan = on as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  ranked constant int := 3000; counted constant int := 201; named constant int := 25;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3]; more constant text[] := patterns[4:];
  source constant text := case type when 'account' then 'crm.accounts' when 'contact' then 'crm.contacts' when 'lead' then 'crm.leads'
    when 'opportunity' then 'crm.opportunities' when 'case' then 'crm.cases' when 'product' then 'crm.products' end;
  -- Only what is asked for is said: a condition on nothing would be looked at for every row.
  matching constant text := concat('select r.id, r.owner_id, r.last_activity_at, ', case type when 'case' then 'r.number::text' else 'r.name_key' end, ' as called from ',
    source, ' r where r.organisation_id = $1 and r.gone_at is null and r.search_text like $2', case when p2 is not null then ' and r.search_text like $3' end,
    case when p3 is not null then ' and r.search_text like $4' end, case when cardinality(more) > 0 then ' and r.search_text like all ($5)' end,
    case when owners is not null then ' and r.owner_id = any($6)' end);
  best constant text := 'select m.id from hits m order by case when m.owner_id = $7 then 0 else 3 end - case when m.called = any($8) then 2 when m.called ^@ any($8) then 1 else 0 end,
    m.last_activity_at desc nulls last, m.id limit $9';
  first uuid[]; own uuid[]; so_called uuid[]; total int;
begin
  if length(p1) >= 5 and exists (select from pg_extension where extname = 'pg_trgm') then
    perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
  end if;
  execute format('with hits as materialized (%s limit $10) select array(%s), (select count(*) from hits)', matching, best)
    into first, total using tenant, p1, p2, p3, more, owners, me, names, least(page, 5001), ranked + 1;
  if total > ranked then
    execute format('select array(select m.id from (%s and r.owner_id = $7 limit $8) m)', matching)
      into own using tenant, p1, p2, p3, more, owners, me, ranked;
    perform set_config('enable_seqscan', 'on', true), set_config('enable_indexscan', 'on', true);
    if type = 'case' then
      so_called := array(select c.id from crm.cases c where c.organisation_id = tenant and c.number = substring(names[1] from '^[0-9]{1,9}')::int);
    else
      execute format('select array(select k.id from unnest($2) n(name) cross join lateral (
          (select r.id, r.name_key from %1$s r where r.organisation_id = $1 and r.gone_at is null and r.name_key >= n.name order by r.name_key, r.id limit $3)
          union all (select r.id, r.name_key from %1$s r where cardinality($5) = $6 and r.organisation_id = $1 and r.gone_at is null and r.owner_id = $4
            and r.name_key >= n.name order by r.name_key, r.id limit $3)) k
        where k.name_key ^@ n.name)', source)
        into so_called using tenant, names, named, me, own, ranked;
    end if;
    execute format('with hits as (%s and r.id = any($10)) select array(%s)', matching, best)
      into first using tenant, p1, p2, p3, more, owners, me, names, least(page, 5001), first || own || so_called;
  end if;
  return query select t.id, least(total, counted) from unnest(first) t(id);
end $$;
--> statement-breakpoint
-- Reviewed: text search operators are not leakproof. Filters by the organisation of the open transaction itself, and by whose activities
-- (`actors`) and whose records (one list a type; null means anybody's) may be read, before anything is cut: own ones first, then the
-- latest, `page` at most, with how many there are up to 201. Few that match are all ranked; a common word is looked for among the
-- latest first, and only where those do not fill the page, everywhere.
create or replace function crm.activities_told(query text, me uuid, actors uuid[], case_owners uuid[], opportunity_owners uuid[], lead_owners uuid[],
  contact_owners uuid[], account_owners uuid[], page int) returns table (id uuid, found int)
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  words constant tsquery := to_tsquery('simple'::regconfig, query);
  few constant int := 5000; latest constant int := 3000; counted constant int := 201;
  said uuid[]; best uuid[]; want int; total int; done boolean;
begin
  for attempt in 1..3 loop
    if attempt = 2 then
      continue when total < counted;
      said := array(
        select m.id from (select a.* from crm.activities a where a.organisation_id = tenant and a.actor_id = me
          order by a.occurred_at desc limit latest) m where to_tsvector('simple'::regconfig, crm.folded(m.text)) @@ words
        union
        select m.id from (select a.* from crm.activities a where a.organisation_id = tenant
          order by a.occurred_at desc limit latest) m where to_tsvector('simple'::regconfig, crm.folded(m.text)) @@ words);
      want := page;
    else
      said := array(select a.id from crm.activities a
        where a.organisation_id = tenant and a.withdrawn_at is null and (actors is null or a.actor_id = any(actors))
          and to_tsvector('simple'::regconfig, crm.folded(a.text)) @@ words limit case attempt when 1 then few + 1 end);
      want := counted;
      total := 0;
      exit when cardinality(said) = 0;
    end if;
    best := array(
      select r.id from (select a.* from crm.activities a
        where a.organisation_id = tenant and a.id = any(said) and a.withdrawn_at is null and (actors is null or a.actor_id = any(actors))
        order by coalesce(a.actor_id = me, false) desc, a.occurred_at desc, a.id offset 0) r
      where exists (select from crm.cases t where t.organisation_id = tenant and t.id = r.case_id and t.gone_at is null
          and (case_owners is null or t.owner_id = any(case_owners)))
        or exists (select from crm.opportunities t where t.organisation_id = tenant and t.id = r.opportunity_id and t.gone_at is null
          and (opportunity_owners is null or t.owner_id = any(opportunity_owners)))
        or exists (select from crm.leads t where t.organisation_id = tenant and t.id = r.lead_id and t.gone_at is null
          and (lead_owners is null or t.owner_id = any(lead_owners)))
        or exists (select from crm.contacts t where t.organisation_id = tenant and t.id = r.contact_id and t.gone_at is null
          and (contact_owners is null or t.owner_id = any(contact_owners)))
        or exists (select from crm.accounts t where t.organisation_id = tenant and t.id = r.account_id and t.gone_at is null
          and (account_owners is null or t.owner_id = any(account_owners)))
      limit want);
    if attempt = 2 then
      -- The latest of everybody are certain; whether own ones come before them is, where all own ones were looked at or own ones fill the page.
      done := cardinality(best) >= page and (
        (select count(*) from (select from crm.activities a where a.organisation_id = tenant and a.actor_id = me limit latest + 1) o) <= latest
        or not exists (select from crm.activities a where a.organisation_id = tenant and a.id = any(best) and a.actor_id is distinct from me));
    else
      total := cardinality(best);
      done := attempt = 3 or cardinality(said) <= few;
    end if;
    exit when done;
  end loop;
  return query select t.id, total from unnest(best[1:page]) t(id);
end $$;
