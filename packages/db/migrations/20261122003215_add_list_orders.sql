CREATE TABLE "crm"."custom_keys" (
	"organisation_id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"text_key" text,
	"number_key" double precision,
	CONSTRAINT "custom_keys_organisation_id_field_id_record_id_pk" PRIMARY KEY("organisation_id","field_id","record_id")
);
--> statement-breakpoint
ALTER TABLE "crm"."custom_fields" ADD COLUMN "index_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."custom_keys" ADD CONSTRAINT "custom_keys_organisation_id_field_id_custom_fields_organisation_id_id_fk" FOREIGN KEY ("organisation_id","field_id") REFERENCES "crm"."custom_fields"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "custom_keys_text" ON "crm"."custom_keys" USING btree ("organisation_id","field_id","text_key","record_id") WHERE "crm"."custom_keys"."number_key" is null;--> statement-breakpoint
CREATE INDEX "custom_keys_number" ON "crm"."custom_keys" USING btree ("organisation_id","field_id","number_key","record_id") WHERE "crm"."custom_keys"."number_key" is not null;--> statement-breakpoint
CREATE INDEX "accounts_owner_newest" ON "crm"."accounts" USING btree ("organisation_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "accounts_next_step" ON "crm"."accounts" USING btree ("organisation_id","next_step_on","id");--> statement-breakpoint
CREATE INDEX "accounts_touched" ON "crm"."accounts" USING btree ("organisation_id","last_activity_at","id");--> statement-breakpoint
CREATE INDEX "cases_owner_newest" ON "crm"."cases" USING btree ("organisation_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "cases_opened" ON "crm"."cases" USING btree ("organisation_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "cases_next_step" ON "crm"."cases" USING btree ("organisation_id","next_step_on","id");--> statement-breakpoint
CREATE INDEX "cases_touched" ON "crm"."cases" USING btree ("organisation_id","last_activity_at","id");--> statement-breakpoint
CREATE INDEX "contacts_step" ON "crm"."contacts" USING btree ("organisation_id","next_step_on","id");--> statement-breakpoint
CREATE INDEX "contacts_touched" ON "crm"."contacts" USING btree ("organisation_id","last_activity_at","id");--> statement-breakpoint
CREATE INDEX "leads_owner_newest" ON "crm"."leads" USING btree ("organisation_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_next_step" ON "crm"."leads" USING btree ("organisation_id","next_step_on","id");--> statement-breakpoint
CREATE INDEX "leads_touched" ON "crm"."leads" USING btree ("organisation_id","last_activity_at","id");--> statement-breakpoint
CREATE INDEX "opportunities_owner_newest" ON "crm"."opportunities" USING btree ("organisation_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunities_amounts" ON "crm"."opportunities" USING btree ("organisation_id","amount_minor","id");--> statement-breakpoint
CREATE INDEX "opportunities_closes" ON "crm"."opportunities" USING btree ("organisation_id","closes_on","id");--> statement-breakpoint
CREATE INDEX "opportunities_next_step" ON "crm"."opportunities" USING btree ("organisation_id","next_step_on","id");--> statement-breakpoint
CREATE INDEX "opportunities_touched" ON "crm"."opportunities" USING btree ("organisation_id","last_activity_at","id");
--> statement-breakpoint
-- Reviewed search: LIKE is not leakproof, so under row level security its index would not be used. Filters by the organisation of
-- the open transaction itself, and leaves out what is gone. `patterns` holds one to three LIKE patterns that must all match; `owners`
-- null means any owner. In no order: the list that asked has one.
create function crm.records_matching(type text, patterns text[], owners uuid[], page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3];
begin
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
-- Reviewed search for misspelt names, tried when nothing contains the words: the closest first. Nothing where pg_trgm is missing.
create function crm.records_resembling(type text, words text, owners uuid[], page int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then return; end if;
  case type
    when 'account' then return query select r.id from crm.accounts r
      where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners))
      order by public.word_similarity(words, r.search_text) desc, r.search_text, r.id limit least(page, 50);
    when 'contact' then return query select r.id from crm.contacts r
      where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners))
      order by public.word_similarity(words, r.search_text) desc, r.search_text, r.id limit least(page, 50);
    when 'lead' then return query select r.id from crm.leads r
      where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners))
      order by public.word_similarity(words, r.search_text) desc, r.search_text, r.id limit least(page, 50);
    when 'opportunity' then return query select r.id from crm.opportunities r
      where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners))
      order by public.word_similarity(words, r.search_text) desc, r.search_text, r.id limit least(page, 50);
    when 'case' then return query select r.id from crm.cases r
      where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners))
      order by public.word_similarity(words, r.search_text) desc, r.search_text, r.id limit least(page, 50);
    when 'product' then return query select r.id from crm.products r
      where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners))
      order by public.word_similarity(words, r.search_text) desc, r.search_text, r.id limit least(page, 50);
  end case;
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
-- The keys of an own field's value (custom_keys): what lists are ordered and found by.
create function crm.custom_text_key(kind text, value jsonb) returns text language sql immutable as $$
  select case when kind not in ('integer', 'decimal') and jsonb_typeof(value) in ('string', 'boolean')
    then nullif(left(lower(value #>> '{}'), 200), '') end
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
