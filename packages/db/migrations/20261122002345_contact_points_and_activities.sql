ALTER TABLE "crm"."activities" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD COLUMN "usage_id" text;--> statement-breakpoint
ALTER TABLE "crm"."contact_points" ADD COLUMN "consented_by" uuid;--> statement-breakpoint
ALTER TABLE "crm"."contact_points" ADD COLUMN "opt_out_source" text;--> statement-breakpoint
ALTER TABLE "crm"."contact_points" ADD COLUMN "opted_out_by" uuid;--> statement-breakpoint
ALTER TABLE "crm"."contact_points" ADD COLUMN "invalid_source" text;--> statement-breakpoint
ALTER TABLE "crm"."contact_points" ADD COLUMN "invalidated_by" uuid;--> statement-breakpoint
CREATE INDEX "activities_contact" ON "crm"."activities" USING btree ("organisation_id","contact_id","occurred_at") WHERE "crm"."activities"."contact_id" is not null;
--> statement-breakpoint
do $$ begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    -- Serves "contains" search over cases, and the look for earlier ones with the same words.
    create index if not exists cases_search on crm.cases using gin (search_text public.gin_trgm_ops);
  end if;
end $$;
--> statement-breakpoint
-- Reviewed: closed cases that share words with one, most shared words first. Filters by the organisation of the open transaction
-- itself. `words` are folded, at most six; of very common ones two thousand cases are looked at.
create function crm.cases_resembling(words text[], self uuid, page int) returns table (id uuid, shared text[])
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  patterns constant text[] := array(select '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(words[1:6]) w);
begin
  return query select near.id, near.shared from (
    select c.id, c.opened_at, array(select w from unnest(words[1:6]) w where position(w in c.search_text) > 0) as shared
    from crm.cases c
    where c.organisation_id = tenant and c.id <> self and c.gone_at is null and c.closed_at is not null and c.search_text like any (patterns)
    limit 2000) near
  order by cardinality(near.shared) desc, near.opened_at desc, near.id limit least(page, 50);
end $$;