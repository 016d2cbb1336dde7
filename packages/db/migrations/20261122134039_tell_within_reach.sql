drop function crm.cases_resembling(text[], uuid, int);
--> statement-breakpoint
-- Reviewed: closed cases that share words with one, most shared words first. Filters by the organisation of the open transaction
-- itself, and by whose cases may be read (`owners`; null means anybody's) before anything is cut. `words` are folded, at most six; of
-- very common ones two thousand cases are looked at.
create function crm.cases_resembling(words text[], self uuid, owners uuid[], page int) returns table (id uuid, shared text[])
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  patterns constant text[] := array(select '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(words[1:6]) w);
begin
  return query select near.id, near.shared from (
    select c.id, c.opened_at, array(select w from unnest(words[1:6]) w where position(w in c.search_text) > 0) as shared
    from crm.cases c
    where c.organisation_id = tenant and c.id <> self and c.gone_at is null and c.closed_at is not null and (owners is null or c.owner_id = any(owners))
      and c.search_text like any (patterns)
    limit 2000) near
  order by cardinality(near.shared) desc, near.opened_at desc, near.id limit least(page, 50);
end $$;
--> statement-breakpoint
-- Reviewed: text search operators are not leakproof. Filters by the organisation of the open transaction itself, and by whose activities
-- (`actors`) and whose records (one list a type; null means anybody's) may be read, before anything is cut; the account decides only
-- where nothing nearer is named. Own ones first, then the latest, `page` at most, with how many there are up to 201. Few that match are
-- all ranked; a common word is looked for among the latest first, and only where those do not fill the page, everywhere.
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
          and not exists (select from crm.cases t where t.organisation_id = tenant and t.id = r.case_id and t.gone_at is null)
          and not exists (select from crm.opportunities t where t.organisation_id = tenant and t.id = r.opportunity_id and t.gone_at is null)
          and not exists (select from crm.leads t where t.organisation_id = tenant and t.id = r.lead_id and t.gone_at is null)
          and not exists (select from crm.contacts t where t.organisation_id = tenant and t.id = r.contact_id and t.gone_at is null)
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
