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
do $$ begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    -- Serves "contains" search over cases, and the look for earlier ones with the same words.
    create index if not exists cases_search on crm.cases using gin (search_text public.gin_trgm_ops);
  end if;
end $$;
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
-- Serves finding records that share a key. Without fastupdate, because each search would read the pending list as well.
create index duplicate_keys_keys on crm.duplicate_keys using gin (keys) with (fastupdate = off);
--> statement-breakpoint
-- Reviewed: pairs of one of `subjects` and another record that shares a key with it; array operators are not leakproof, so under row
-- level security the index would not be used. Filters by the organisation of the open transaction itself, above each look-up, so that
-- the index on keys is the only one that fits it. A key that more than `block` records share tells nobody apart and is skipped.
create or replace function crm.records_sharing_keys(subjects uuid[], block int) returns table (first_id uuid, second_id uuid)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query
    with mine as materialized (
      select d.record_id, unnest(d.keys) as key from crm.duplicate_keys d where d.organisation_id = tenant and d.record_id = any(subjects)),
    blocks as materialized (
      select m.key, (select array_agg(b.record_id) filter (where b.organisation_id = tenant) from (
          select o.organisation_id, o.record_id from crm.duplicate_keys o where o.keys @> array[m.key] limit block + 1) b) as ids
      from (select distinct mine.key from mine) m)
    select distinct least(m.record_id, o), greatest(m.record_id, o)
    from mine m join blocks b on b.key = m.key cross join unnest(b.ids) o
    where cardinality(b.ids) <= block and o <> m.record_id;
end $$;
--> statement-breakpoint
-- Reviewed: the records that share most of the given keys, at most fifty. The same rules.
create or replace function crm.records_with_keys(wanted bigint[], block int, page int) returns table (record_type text, record_id uuid)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query
    select f.record_type, f.record_id from (select distinct unnest(wanted[1:200]) as key) k cross join lateral (
        select o.organisation_id, o.record_type, o.record_id from crm.duplicate_keys o where o.keys @> array[k.key] limit block) f
    where f.organisation_id = tenant
    group by f.record_type, f.record_id order by count(*) desc, f.record_id limit least(page, 50);
end $$;
--> statement-breakpoint
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
--> statement-breakpoint
do $$ begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    -- Serves the same for leads, opportunities and products.
    create index leads_search on crm.leads using gin (search_text public.gin_trgm_ops);
    create index opportunities_search on crm.opportunities using gin (search_text public.gin_trgm_ops);
    create index products_search on crm.products using gin (search_text public.gin_trgm_ops);
  end if;
end $$;
--> statement-breakpoint
-- Text as `fold` makes it, near enough to be found: small letters without the accents of our languages and their neighbours.
create function crm.folded(words text) returns text language sql immutable as $$
  select translate(lower(words), 'áàâäãåāéèêëēíìîïīóòôöõøōúùûüūñçýÿšžčćłß', 'aaaaaaaeeeeeiiiiiooooooouuuuuncyyszccls')
$$;
--> statement-breakpoint
-- The keys of an own field's value (custom_keys): what lists are ordered and found by, texts without case and accents.
create or replace function crm.custom_text_key(kind text, value jsonb) returns text language sql immutable as $$
  select case when kind not in ('integer', 'decimal') and jsonb_typeof(value) in ('string', 'boolean')
    then nullif(left(crm.folded(value #>> '{}'), 200), '') end
$$;
--> statement-breakpoint
create function crm.custom_number_key(kind text, value jsonb) returns double precision language sql immutable as $$
  select case when kind in ('integer', 'decimal') and jsonb_typeof(value) = 'number' then (value #>> '{}')::double precision end
$$;
--> statement-breakpoint
-- Keeps the keys of indexed own fields with the records, whoever writes them. The shared lock makes a field that is just being
-- indexed wait for writers that cannot know of it yet.
create function crm.make_custom_keys() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('crm.custom_keys'), hashtext(current_setting('app.organisation', true)));
  insert into crm.custom_keys (organisation_id, field_id, record_id, text_key, number_key)
    select r.organisation_id, f.id, r.id, crm.custom_text_key(f.kind, r.custom -> f.key), crm.custom_number_key(f.kind, r.custom -> f.key)
    from crm.custom_fields f join fresh r on r.organisation_id = f.organisation_id
    where f.record_type = tg_argv[0] and f.index_requested_at is not null
  on conflict (organisation_id, field_id, record_id) do update set text_key = excluded.text_key, number_key = excluded.number_key;
  return null;
end $$;
--> statement-breakpoint
create function crm.change_custom_keys() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('crm.custom_keys'), hashtext(current_setting('app.organisation', true)));
  insert into crm.custom_keys (organisation_id, field_id, record_id, text_key, number_key)
    select new.organisation_id, f.id, new.id, crm.custom_text_key(f.kind, new.custom -> f.key), crm.custom_number_key(f.kind, new.custom -> f.key)
    from crm.custom_fields f
    where f.organisation_id = new.organisation_id and f.record_type = tg_argv[0] and f.index_requested_at is not null
  on conflict (organisation_id, field_id, record_id) do update set text_key = excluded.text_key, number_key = excluded.number_key;
  return null;
end $$;
--> statement-breakpoint
create trigger accounts_keys_made after insert on crm.accounts referencing new table as fresh
  for each statement execute function crm.make_custom_keys('account');
--> statement-breakpoint
create trigger accounts_keys_changed after update of custom on crm.accounts
  for each row when (old.custom is distinct from new.custom) execute function crm.change_custom_keys('account');
--> statement-breakpoint
create trigger contacts_keys_made after insert on crm.contacts referencing new table as fresh
  for each statement execute function crm.make_custom_keys('contact');
--> statement-breakpoint
create trigger contacts_keys_changed after update of custom on crm.contacts
  for each row when (old.custom is distinct from new.custom) execute function crm.change_custom_keys('contact');
--> statement-breakpoint
create trigger leads_keys_made after insert on crm.leads referencing new table as fresh
  for each statement execute function crm.make_custom_keys('lead');
--> statement-breakpoint
create trigger leads_keys_changed after update of custom on crm.leads
  for each row when (old.custom is distinct from new.custom) execute function crm.change_custom_keys('lead');
--> statement-breakpoint
create trigger opportunities_keys_made after insert on crm.opportunities referencing new table as fresh
  for each statement execute function crm.make_custom_keys('opportunity');
--> statement-breakpoint
create trigger opportunities_keys_changed after update of custom on crm.opportunities
  for each row when (old.custom is distinct from new.custom) execute function crm.change_custom_keys('opportunity');
--> statement-breakpoint
create trigger cases_keys_made after insert on crm.cases referencing new table as fresh
  for each statement execute function crm.make_custom_keys('case');
--> statement-breakpoint
create trigger cases_keys_changed after update of custom on crm.cases
  for each row when (old.custom is distinct from new.custom) execute function crm.change_custom_keys('case');
--> statement-breakpoint
create trigger products_keys_made after insert on crm.products referencing new table as fresh
  for each statement execute function crm.make_custom_keys('product');
--> statement-breakpoint
create trigger products_keys_changed after update of custom on crm.products
  for each row when (old.custom is distinct from new.custom) execute function crm.change_custom_keys('product');
--> statement-breakpoint
-- Serves the search in what was written about customers: by words and their beginnings. Not by trigrams: on millions of texts those
-- take ten times the room, and a common word takes seconds.
create index activities_words on crm.activities using gin (to_tsvector('simple'::regconfig, crm.folded(text)));
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
--> statement-breakpoint
-- Writes down whose quality has to be measured again, with the change itself and whoever makes it. A record that goes or comes back
-- also changes its look-alikes.
create function crm.mark_quality() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    insert into crm.quality_marks (organisation_id, record_type, record_id) select f.organisation_id, tg_argv[0], f.id from former f;
    return null;
  end if;
  insert into crm.quality_marks (organisation_id, record_type, record_id) select r.organisation_id, tg_argv[0], r.id from fresh r;
  if tg_op = 'UPDATE' then
    insert into crm.quality_marks (organisation_id, record_type, record_id)
      select d.organisation_id, d.record_type, case when d.first_id = r.id then d.second_id else d.first_id end
      from former f join fresh r on r.organisation_id = f.organisation_id and r.id = f.id and (f.gone_at is null) <> (r.gone_at is null)
      cross join lateral (
        select p.* from crm.duplicate_pairs p where p.organisation_id = r.organisation_id and p.record_type = tg_argv[0] and p.first_id = r.id
        union all
        select p.* from crm.duplicate_pairs p where p.organisation_id = r.organisation_id and p.record_type = tg_argv[0] and p.second_id = r.id) d;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function crm.mark_paired() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op <> 'DELETE' then
    insert into crm.quality_marks (organisation_id, record_type, record_id)
      select r.organisation_id, r.record_type, x from fresh r cross join unnest(array[r.first_id, r.second_id]) x;
  else
    insert into crm.quality_marks (organisation_id, record_type, record_id)
      select f.organisation_id, f.record_type, x from former f cross join unnest(array[f.first_id, f.second_id]) x;
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Writes down whose profit has to be summed again: the account before and after, and that of the case an activity was about.
create function crm.mark_profit() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op <> 'DELETE' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct r.organisation_id, r.account_id from fresh r where r.account_id is not null;
  end if;
  if tg_op <> 'INSERT' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct f.organisation_id, f.account_id from former f where f.account_id is not null;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function crm.mark_served_case() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op <> 'DELETE' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct c.organisation_id, c.account_id from fresh r
      join crm.cases c on c.organisation_id = r.organisation_id and c.id = r.case_id where c.account_id is not null;
  end if;
  if tg_op <> 'INSERT' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct c.organisation_id, c.account_id from former f
      join crm.cases c on c.organisation_id = f.organisation_id and c.id = f.case_id where c.account_id is not null;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function crm.mark_lined() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op <> 'DELETE' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct o.organisation_id, o.account_id from fresh r
      join crm.opportunities o on o.organisation_id = r.organisation_id and o.id = r.opportunity_id where o.account_id is not null;
  end if;
  if tg_op <> 'INSERT' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct o.organisation_id, o.account_id from former f
      join crm.opportunities o on o.organisation_id = f.organisation_id and o.id = f.opportunity_id where o.account_id is not null;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function crm.mark_owned() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  insert into crm.profit_marks (organisation_id, account_id) values (new.organisation_id, new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger accounts_profit_changed after update of owner_id, gone_at on crm.accounts
  for each row when (old.owner_id is distinct from new.owner_id or old.gone_at is distinct from new.gone_at) execute function crm.mark_owned();
--> statement-breakpoint
create trigger accounts_quality_insert after insert on crm.accounts referencing new table as fresh
  for each statement execute function crm.mark_quality('account');
--> statement-breakpoint
create trigger accounts_quality_update after update on crm.accounts referencing old table as former new table as fresh
  for each statement execute function crm.mark_quality('account');
--> statement-breakpoint
create trigger accounts_quality_delete after delete on crm.accounts referencing old table as former
  for each statement execute function crm.mark_quality('account');
--> statement-breakpoint
create trigger contacts_quality_insert after insert on crm.contacts referencing new table as fresh
  for each statement execute function crm.mark_quality('contact');
--> statement-breakpoint
create trigger contacts_quality_update after update on crm.contacts referencing old table as former new table as fresh
  for each statement execute function crm.mark_quality('contact');
--> statement-breakpoint
create trigger contacts_quality_delete after delete on crm.contacts referencing old table as former
  for each statement execute function crm.mark_quality('contact');
--> statement-breakpoint
create trigger leads_quality_insert after insert on crm.leads referencing new table as fresh
  for each statement execute function crm.mark_quality('lead');
--> statement-breakpoint
create trigger leads_quality_update after update on crm.leads referencing old table as former new table as fresh
  for each statement execute function crm.mark_quality('lead');
--> statement-breakpoint
create trigger leads_quality_delete after delete on crm.leads referencing old table as former
  for each statement execute function crm.mark_quality('lead');
--> statement-breakpoint
create trigger opportunities_quality_insert after insert on crm.opportunities referencing new table as fresh
  for each statement execute function crm.mark_quality('opportunity');
--> statement-breakpoint
create trigger opportunities_quality_update after update on crm.opportunities referencing old table as former new table as fresh
  for each statement execute function crm.mark_quality('opportunity');
--> statement-breakpoint
create trigger opportunities_quality_delete after delete on crm.opportunities referencing old table as former
  for each statement execute function crm.mark_quality('opportunity');
--> statement-breakpoint
create trigger cases_quality_insert after insert on crm.cases referencing new table as fresh
  for each statement execute function crm.mark_quality('case');
--> statement-breakpoint
create trigger cases_quality_update after update on crm.cases referencing old table as former new table as fresh
  for each statement execute function crm.mark_quality('case');
--> statement-breakpoint
create trigger cases_quality_delete after delete on crm.cases referencing old table as former
  for each statement execute function crm.mark_quality('case');
--> statement-breakpoint
create trigger products_quality_insert after insert on crm.products referencing new table as fresh
  for each statement execute function crm.mark_quality('product');
--> statement-breakpoint
create trigger products_quality_update after update on crm.products referencing old table as former new table as fresh
  for each statement execute function crm.mark_quality('product');
--> statement-breakpoint
create trigger products_quality_delete after delete on crm.products referencing old table as former
  for each statement execute function crm.mark_quality('product');
--> statement-breakpoint
create trigger duplicate_pairs_quality_insert after insert on crm.duplicate_pairs referencing new table as fresh
  for each statement execute function crm.mark_paired();
--> statement-breakpoint
create trigger duplicate_pairs_quality_update after update on crm.duplicate_pairs referencing old table as former new table as fresh
  for each statement execute function crm.mark_paired();
--> statement-breakpoint
create trigger duplicate_pairs_quality_delete after delete on crm.duplicate_pairs referencing old table as former
  for each statement execute function crm.mark_paired();
--> statement-breakpoint
create trigger account_figures_profit_insert after insert on crm.account_figures referencing new table as fresh
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger account_figures_profit_update after update on crm.account_figures referencing old table as former new table as fresh
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger account_figures_profit_delete after delete on crm.account_figures referencing old table as former
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger activities_profit_insert after insert on crm.activities referencing new table as fresh
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger activities_profit_update after update on crm.activities referencing old table as former new table as fresh
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger activities_profit_delete after delete on crm.activities referencing old table as former
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger cases_profit_insert after insert on crm.cases referencing new table as fresh
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger cases_profit_update after update on crm.cases referencing old table as former new table as fresh
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger cases_profit_delete after delete on crm.cases referencing old table as former
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger opportunities_profit_insert after insert on crm.opportunities referencing new table as fresh
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger opportunities_profit_update after update on crm.opportunities referencing old table as former new table as fresh
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger opportunities_profit_delete after delete on crm.opportunities referencing old table as former
  for each statement execute function crm.mark_profit();
--> statement-breakpoint
create trigger activities_case_profit_insert after insert on crm.activities referencing new table as fresh
  for each statement execute function crm.mark_served_case();
--> statement-breakpoint
create trigger activities_case_profit_update after update on crm.activities referencing old table as former new table as fresh
  for each statement execute function crm.mark_served_case();
--> statement-breakpoint
create trigger activities_case_profit_delete after delete on crm.activities referencing old table as former
  for each statement execute function crm.mark_served_case();
--> statement-breakpoint
create trigger line_items_profit_insert after insert on crm.line_items referencing new table as fresh
  for each statement execute function crm.mark_lined();
--> statement-breakpoint
create trigger line_items_profit_update after update on crm.line_items referencing old table as former new table as fresh
  for each statement execute function crm.mark_lined();
--> statement-breakpoint
create trigger line_items_profit_delete after delete on crm.line_items referencing old table as former
  for each statement execute function crm.mark_lined();
--> statement-breakpoint
-- The records that changes name by their ids: of both sides, whatever the field.
create function crm.ids_named(changes jsonb) returns uuid[]
language sql immutable parallel safe set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct s.value::uuid), '{}') from jsonb_array_elements(changes) c
  cross join lateral (values (c ->> 'fromValue'), (c ->> 'toValue')) s(value)
  where s.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
$$;
--> statement-breakpoint
-- Serves forgetting: where else in the history a record was named. What was only made or imported has no changes, and is not in it.
create index record_events_named on crm.record_events using gin (crm.ids_named(changes)) where changes <> '[]';
--> statement-breakpoint
-- Reviewed: the one way the history's contents are ever forgotten. Of the transaction's own organisation, of records that were emptied
-- after they had been gone for long enough, of the merges they went in, and their names wherever else the history has them. That it
-- happened, when and by whom stays.
create or replace function crm.forget_contents(ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  own constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  emptied uuid[];
begin
  select coalesce(array_agg(e.id), '{}') into emptied from (
    select id from crm.accounts where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.contacts where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.leads where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.opportunities where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.cases where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.products where organisation_id = own and id = any(ids) and purged_at is not null
  ) e;
  with merged as (
    select m.id from crm.merges m where m.organisation_id = own and m.loser_ids && emptied
  )
  update crm.record_events e set changes = '[]'
  where e.organisation_id = own and e.changes <> '[]' and (e.subject_id = any(emptied)
    or (e.kind in ('merged', 'unmerged') and e.run_id in (select id from merged)));
  update crm.record_events e set changes = (
    select jsonb_agg(c.change
      || case when c.change ->> 'fromValue' = any(emptied::text[]) and c.change ->> 'from' is not null then '{"from": ""}' else '{}' end::jsonb
      || case when c.change ->> 'toValue' = any(emptied::text[]) and c.change ->> 'to' is not null then '{"to": ""}' else '{}' end::jsonb
      order by c.place)
    from jsonb_array_elements(e.changes) with ordinality c(change, place))
  where e.organisation_id = own and e.changes <> '[]' and crm.ids_named(e.changes) && emptied;
  -- Whose account a person also belonged to is said by its name alone.
  update crm.record_events e set changes = (
    select jsonb_agg(c.change
      || case when c.change ->> 'from' is not null then '{"from": ""}' else '{}' end::jsonb
      || case when c.change ->> 'to' is not null then '{"to": ""}' else '{}' end::jsonb
      order by c.place)
    from jsonb_array_elements(e.changes) with ordinality c(change, place))
  where e.organisation_id = own and e.changes <> '[]' and e.kind in ('related', 'unrelated') and e.account_id = any(emptied);
end $$;
--> statement-breakpoint
-- One key for every spelling of a number: its digits without extension, international prefix and trunk zeros; `numberKey` in code.
create function crm.number_key(value text) returns text language sql immutable as $$
  select coalesce(nullif(ltrim(regexp_replace(regexp_replace(regexp_replace(normalize(value, nfkc),
      '(?:ext(?:ension|ensión)?|extn|anexo|int|x|#)[.:\s]*[0-9]+\s*$', '', 'i'), '\(0\)', '', 'g'), '[^0-9]+', '', 'g'), '0'), ''),
    regexp_replace(value, '[^0-9]+', '', 'g'))
$$;
--> statement-breakpoint
-- A number without one to three first digits, which may be its country's; of less than seven nothing is left to tell numbers apart.
create function crm.number_endings(key text) returns text[] language sql immutable as $$
  select coalesce(array_agg(substr(key, first + 1)) filter (where length(key) - first >= 7), '{}') from generate_series(1, 3) as first
$$;
--> statement-breakpoint
-- Under what a no at a number is kept by its hash: the number, and marked with a tilde what it may be written as without its country.
create function crm.number_keys_kept(key text) returns text[] language sql immutable as $$
  select array[key] || coalesce((select array_agg('~' || ending) from unnest(crm.number_endings(key)) as ending), '{}')
$$;
--> statement-breakpoint
-- Under what it is looked for: the number, with the zeros that keys once had in front of it or behind its country, without its
-- country, and as somebody else's ending.
create function crm.number_keys_asked(key text) returns text[] language sql immutable as $$
  select array[key, '0' || key, '00' || key, '~' || key] || crm.number_endings(key)
    || array(select left(key, first) || '0' || substr(key, first + 1) from generate_series(1, 3) as first)
$$;
--> statement-breakpoint
-- Reviewed: noes that stand at these numbers, whether either has its country's number in front or not. Functions of a column are not
-- leakproof, so under row level security the index on the last digits would not be used. Filters by the organisation of the open
-- transaction itself.
create function crm.noes_at_numbers(numbers text[]) returns table (number text, key text, subject_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select asked.number, p.key, coalesce(p.contact_id, p.lead_id)
  from unnest(numbers) as asked(number)
  join crm.contact_points p on p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
    and p.kind = 'phone' and p.opted_out_at is not null and right(p.key, 7) = right(asked.number, 7)
  where p.key = asked.number or p.key = any(crm.number_endings(asked.number)) or asked.number = any(crm.number_endings(p.key))
$$;
