CREATE TABLE "crm"."duplicate_keys" (
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"keys" bigint[] NOT NULL,
	"keyed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "duplicate_keys_organisation_id_record_id_pk" PRIMARY KEY("organisation_id","record_id")
);
--> statement-breakpoint
ALTER TABLE "crm"."duplicate_scans" ADD COLUMN "population" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."duplicate_scans" ADD COLUMN "shares" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."duplicate_scans" ADD COLUMN "counted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "accounts_changed" ON "crm"."accounts" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "accounts_merged" ON "crm"."accounts" USING btree ("organisation_id","merged_into") WHERE "crm"."accounts"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "contacts_changed" ON "crm"."contacts" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "contacts_merged" ON "crm"."contacts" USING btree ("organisation_id","merged_into") WHERE "crm"."contacts"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "leads_changed" ON "crm"."leads" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "leads_merged" ON "crm"."leads" USING btree ("organisation_id","merged_into") WHERE "crm"."leads"."merged_into" is not null;
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
