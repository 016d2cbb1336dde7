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
