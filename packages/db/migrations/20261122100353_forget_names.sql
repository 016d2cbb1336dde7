CREATE INDEX "import_errors_record" ON "crm"."import_errors" USING btree ("organisation_id","record_id") WHERE "crm"."import_errors"."record_id" is not null;
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
