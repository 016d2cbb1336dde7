CREATE TABLE "crm"."run_moves" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"row_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid,
	CONSTRAINT "run_moves_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "run_moves_kind" CHECK ("crm"."run_moves"."kind" in ('task', 'approval'))
);
--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."cases" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."leads" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."products" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."settings" ADD COLUMN "gone_days" integer DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."stage_entries" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "run_moves_run" ON "crm"."run_moves" USING btree ("organisation_id","run_id","kind");--> statement-breakpoint
CREATE INDEX "accounts_gone" ON "crm"."accounts" USING btree ("organisation_id","gone_at") WHERE "crm"."accounts"."gone_at" is not null and "crm"."accounts"."purged_at" is null;--> statement-breakpoint
CREATE INDEX "cases_gone" ON "crm"."cases" USING btree ("organisation_id","gone_at") WHERE "crm"."cases"."gone_at" is not null and "crm"."cases"."purged_at" is null;--> statement-breakpoint
CREATE INDEX "contacts_gone" ON "crm"."contacts" USING btree ("organisation_id","gone_at") WHERE "crm"."contacts"."gone_at" is not null and "crm"."contacts"."purged_at" is null;--> statement-breakpoint
CREATE INDEX "leads_gone" ON "crm"."leads" USING btree ("organisation_id","gone_at") WHERE "crm"."leads"."gone_at" is not null and "crm"."leads"."purged_at" is null;--> statement-breakpoint
CREATE INDEX "opportunities_gone" ON "crm"."opportunities" USING btree ("organisation_id","gone_at") WHERE "crm"."opportunities"."gone_at" is not null and "crm"."opportunities"."purged_at" is null;--> statement-breakpoint
CREATE INDEX "products_gone" ON "crm"."products" USING btree ("organisation_id","gone_at") WHERE "crm"."products"."gone_at" is not null and "crm"."products"."purged_at" is null;--> statement-breakpoint
ALTER TABLE "crm"."settings" ADD CONSTRAINT "settings_gone" CHECK ("crm"."settings"."gone_days" between 90 and 3650);--> statement-breakpoint
-- Reviewed: the one way the history's contents are ever forgotten. Of the transaction's own organisation, of records that were emptied
-- after they had been gone for long enough, and of the merges they went in. That it happened, when and by whom stays.
create function crm.forget_contents(ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare own constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  with emptied as (
    select id from crm.accounts where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.contacts where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.leads where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.opportunities where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.cases where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.products where organisation_id = own and id = any(ids) and purged_at is not null
  ), merged as (
    select m.id from crm.merges m where m.organisation_id = own and m.loser_ids && array(select id from emptied)
  )
  update crm.record_events e set changes = '[]'
  where e.organisation_id = own and e.changes <> '[]' and (e.subject_id in (select id from emptied)
    or (e.kind in ('merged', 'unmerged') and e.run_id in (select id from merged)));
end $$;
