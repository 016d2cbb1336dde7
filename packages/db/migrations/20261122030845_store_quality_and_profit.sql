CREATE TABLE "crm"."goods_months" (
	"organisation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"month" date NOT NULL,
	"currency" text NOT NULL,
	"revenue_minor" bigint,
	"cost_of_goods_minor" bigint,
	"covered_revenue_minor" bigint NOT NULL,
	CONSTRAINT "goods_months_organisation_id_account_id_month_currency_pk" PRIMARY KEY("organisation_id","account_id","month","currency")
);
--> statement-breakpoint
CREATE TABLE "crm"."profit_marks" (
	"organisation_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "crm"."profit_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" uuid NOT NULL,
	CONSTRAINT "profit_marks_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."profit_standings" (
	"organisation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"owner_id" uuid,
	"revenue_minor" double precision,
	"cost_of_goods_minor" double precision NOT NULL,
	"covered_revenue_minor" double precision NOT NULL,
	"activities" integer NOT NULL,
	"activities_covered" integer NOT NULL,
	"activity_minutes" integer NOT NULL,
	"activity_cost_minor" double precision NOT NULL,
	"cases" integer NOT NULL,
	"cases_covered" integer NOT NULL,
	"case_minutes" integer NOT NULL,
	"case_cost_minor" double precision NOT NULL,
	"contribution" double precision,
	"covered" double precision NOT NULL,
	"verdict" text NOT NULL,
	CONSTRAINT "profit_standings_organisation_id_account_id_pk" PRIMARY KEY("organisation_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "crm"."profit_states" (
	"organisation_id" uuid NOT NULL,
	"basis" text,
	"period" text,
	"next_basis" text,
	"next_period" text,
	"reached_id" uuid,
	CONSTRAINT "profit_states_organisation_id_pk" PRIMARY KEY("organisation_id")
);
--> statement-breakpoint
CREATE TABLE "crm"."quality_marks" (
	"organisation_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "crm"."quality_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	CONSTRAINT "quality_marks_organisation_id_record_type_id_pk" PRIMARY KEY("organisation_id","record_type","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."quality_states" (
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"rules" text,
	"day" date,
	"gone_owners" text,
	"next_rules" text,
	"next_day" date,
	"next_gone_owners" text,
	"reached_id" uuid,
	CONSTRAINT "quality_states_organisation_id_record_type_pk" PRIMARY KEY("organisation_id","record_type")
);
--> statement-breakpoint
CREATE TABLE "crm"."record_qualities" (
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"owner_id" uuid,
	"completeness" double precision NOT NULL,
	"validity" double precision NOT NULL,
	"freshness" double precision NOT NULL,
	"uniqueness" double precision NOT NULL,
	"ownership" double precision NOT NULL,
	"points" double precision NOT NULL,
	CONSTRAINT "record_qualities_organisation_id_record_type_record_id_pk" PRIMARY KEY("organisation_id","record_type","record_id")
);
--> statement-breakpoint
CREATE TABLE "crm"."served_months" (
	"organisation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"month" date NOT NULL,
	"activities" integer NOT NULL,
	"activities_covered" integer NOT NULL,
	"activity_minutes" integer NOT NULL,
	"activity_cost_minor" bigint NOT NULL,
	"cases" integer NOT NULL,
	"cases_covered" integer NOT NULL,
	"case_minutes" integer NOT NULL,
	"case_cost_minor" bigint NOT NULL,
	CONSTRAINT "served_months_organisation_id_account_id_month_pk" PRIMARY KEY("organisation_id","account_id","month")
);
--> statement-breakpoint
CREATE INDEX "profit_standings_sort" ON "crm"."profit_standings" USING btree ("organisation_id",coalesce("contribution", '9e15'::float8),"account_id");--> statement-breakpoint
CREATE INDEX "profit_standings_verdict" ON "crm"."profit_standings" USING btree ("organisation_id","verdict",coalesce("contribution", '9e15'::float8),"account_id");--> statement-breakpoint
CREATE INDEX "profit_standings_owner" ON "crm"."profit_standings" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "record_qualities_points" ON "crm"."record_qualities" USING btree ("organisation_id","record_type","points","record_id");--> statement-breakpoint
CREATE INDEX "record_qualities_owner" ON "crm"."record_qualities" USING btree ("organisation_id","record_type","owner_id","points","record_id");--> statement-breakpoint
CREATE INDEX "record_qualities_completeness" ON "crm"."record_qualities" USING btree ("organisation_id","record_type","completeness","record_id") WHERE "crm"."record_qualities"."completeness" < 1;--> statement-breakpoint
CREATE INDEX "record_qualities_validity" ON "crm"."record_qualities" USING btree ("organisation_id","record_type","validity","record_id") WHERE "crm"."record_qualities"."validity" < 1;--> statement-breakpoint
CREATE INDEX "record_qualities_freshness" ON "crm"."record_qualities" USING btree ("organisation_id","record_type","freshness","record_id") WHERE "crm"."record_qualities"."freshness" < 1;--> statement-breakpoint
CREATE INDEX "record_qualities_uniqueness" ON "crm"."record_qualities" USING btree ("organisation_id","record_type","uniqueness","record_id") WHERE "crm"."record_qualities"."uniqueness" < 1;--> statement-breakpoint
CREATE INDEX "record_qualities_ownership" ON "crm"."record_qualities" USING btree ("organisation_id","record_type","ownership","record_id") WHERE "crm"."record_qualities"."ownership" < 1;--> statement-breakpoint
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
