CREATE TABLE "crm"."account_contacts" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"role" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "account_contacts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."account_figures" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"month" date NOT NULL,
	"currency" text NOT NULL,
	"revenue_minor" bigint,
	"cost_of_goods_minor" bigint,
	"entered_by" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_figures_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "account_figures_month" UNIQUE("organisation_id","account_id","month","currency"),
	CONSTRAINT "account_figures_month_first" CHECK (extract(day from "crm"."account_figures"."month") = 1)
);
--> statement-breakpoint
CREATE TABLE "crm"."approvals" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"note" text,
	"approver_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text,
	"reason" text,
	CONSTRAINT "approvals_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "approvals_decision" CHECK ("crm"."approvals"."decision" in ('approved', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "crm"."cases" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"owner_id" uuid,
	"search_text" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"notes" text,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"external_id" text,
	"import_id" uuid,
	"import_line" integer,
	"merged_into" uuid,
	"gone_at" timestamp with time zone,
	"last_activity_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_step" text,
	"next_step_on" date,
	"stage_id" uuid NOT NULL,
	"stage_entered_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"number" integer NOT NULL,
	"subject" text NOT NULL,
	"description" text,
	"account_id" uuid,
	"contact_id" uuid,
	"product_id" uuid,
	"queue_id" uuid,
	"priority" text,
	"channel" text,
	"category" text,
	"minutes" integer,
	"opened_at" timestamp with time zone NOT NULL,
	"resolution" text,
	"reason" text,
	CONSTRAINT "cases_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "cases_number" UNIQUE("organisation_id","number")
);
--> statement-breakpoint
CREATE TABLE "crm"."claims" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"because" text NOT NULL,
	"from_owner_id" uuid,
	"claimed_by" uuid NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"returned_at" timestamp with time zone,
	CONSTRAINT "claims_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."contact_points" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"contact_id" uuid,
	"lead_id" uuid,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"key" text NOT NULL,
	"label" text,
	"position" integer DEFAULT 0 NOT NULL,
	"consented_at" timestamp with time zone,
	"consent_source" text,
	"opted_out_at" timestamp with time zone,
	"invalid_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_points_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "contact_points_kind" CHECK ("crm"."contact_points"."kind" in ('email', 'phone')),
	CONSTRAINT "contact_points_subject" CHECK (num_nonnulls("crm"."contact_points"."contact_id", "crm"."contact_points"."lead_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "crm"."custom_fields" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"key" text NOT NULL,
	"label" jsonb NOT NULL,
	"kind" text NOT NULL,
	"choices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"position" integer NOT NULL,
	"required_at" timestamp with time zone,
	"indexed_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "custom_fields_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "custom_fields_key" UNIQUE("organisation_id","record_type","key"),
	CONSTRAINT "custom_fields_kind" CHECK ("crm"."custom_fields"."kind" in ('line', 'paragraph', 'email', 'phone', 'url', 'integer', 'decimal', 'date', 'choice', 'yesNo'))
);
--> statement-breakpoint
CREATE TABLE "crm"."duplicate_pairs" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"score" real NOT NULL,
	"reasons" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "duplicate_pairs_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "duplicate_pairs_pair" UNIQUE("organisation_id","record_type","first_id","second_id"),
	CONSTRAINT "duplicate_pairs_state" CHECK ("crm"."duplicate_pairs"."state" in ('open', 'dismissed', 'merged')),
	CONSTRAINT "duplicate_pairs_order" CHECK ("crm"."duplicate_pairs"."first_id" < "crm"."duplicate_pairs"."second_id")
);
--> statement-breakpoint
CREATE TABLE "crm"."duplicate_scans" (
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"scanned_up_to" timestamp with time zone,
	"scanned_up_to_id" uuid,
	"finished_at" timestamp with time zone,
	CONSTRAINT "duplicate_scans_organisation_id_record_type_pk" PRIMARY KEY("organisation_id","record_type")
);
--> statement-breakpoint
CREATE TABLE "crm"."export_pieces" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "export_pieces_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "export_pieces_position" UNIQUE("organisation_id","export_id","position")
);
--> statement-breakpoint
CREATE TABLE "crm"."exports" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"format" text NOT NULL,
	"query" jsonb NOT NULL,
	"columns" text[] NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"started_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"forgotten_at" timestamp with time zone,
	"problem" text,
	CONSTRAINT "exports_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "exports_state" CHECK ("crm"."exports"."state" in ('running', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "crm"."gate_overrides" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"missing" text[] NOT NULL,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"overridden_by" uuid,
	"overridden_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gate_overrides_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."hour_rates" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"job_role_id" uuid,
	"currency" text NOT NULL,
	"per_hour_minor" bigint NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hour_rates_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "hour_rates_positive" CHECK ("crm"."hour_rates"."per_hour_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "crm"."import_mappings" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"name" text NOT NULL,
	"header_key" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_mappings_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "import_mappings_name" UNIQUE("organisation_id","record_type","name")
);
--> statement-breakpoint
CREATE TABLE "crm"."import_pieces" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_pieces_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "import_pieces_position" UNIQUE("organisation_id","import_id","position")
);
--> statement-breakpoint
CREATE TABLE "crm"."leads" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"owner_id" uuid,
	"search_text" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"notes" text,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"external_id" text,
	"import_id" uuid,
	"import_line" integer,
	"merged_into" uuid,
	"gone_at" timestamp with time zone,
	"last_activity_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_step" text,
	"next_step_on" date,
	"street" text,
	"postcode" text,
	"city" text,
	"region" text,
	"country" text,
	"stage_id" uuid NOT NULL,
	"stage_entered_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"given_name" text DEFAULT '' NOT NULL,
	"family_name" text DEFAULT '' NOT NULL,
	"name_key" text NOT NULL,
	"company" text,
	"title" text,
	"email" text,
	"email_key" text,
	"phone" text,
	"website" text,
	"source" text,
	"interest" text,
	"reason" text,
	"converted_account_id" uuid,
	"converted_contact_id" uuid,
	"converted_opportunity_id" uuid,
	"converted_by" uuid,
	"converted_at" timestamp with time zone,
	CONSTRAINT "leads_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."line_items" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opportunity_id" uuid NOT NULL,
	"product_id" uuid,
	"description" text NOT NULL,
	"quantity" numeric(14, 3) NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"discount_percent" numeric(5, 2) DEFAULT 0 NOT NULL,
	"unit_cost_minor" bigint,
	"position" integer NOT NULL,
	CONSTRAINT "line_items_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "line_items_quantity" CHECK ("crm"."line_items"."quantity" > 0),
	CONSTRAINT "line_items_discount" CHECK ("crm"."line_items"."discount_percent" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "crm"."merge_moves" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"merge_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"column_name" text NOT NULL,
	"row_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "merge_moves_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."merges" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"winner_id" uuid NOT NULL,
	"loser_ids" uuid[] NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"merged_by" uuid,
	"merged_at" timestamp with time zone NOT NULL,
	"unmerged_by" uuid,
	"unmerged_at" timestamp with time zone,
	CONSTRAINT "merges_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."pipelines" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"idle_days" integer DEFAULT 14 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pipelines_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "pipelines_name" UNIQUE("organisation_id","record_type","name"),
	CONSTRAINT "pipelines_record_type" CHECK ("crm"."pipelines"."record_type" in ('lead', 'opportunity', 'case'))
);
--> statement-breakpoint
CREATE TABLE "crm"."products" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"owner_id" uuid,
	"search_text" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"notes" text,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"external_id" text,
	"import_id" uuid,
	"import_line" integer,
	"merged_into" uuid,
	"gone_at" timestamp with time zone,
	"last_activity_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"code" text,
	"description" text,
	"unit" text,
	"price_minor" bigint,
	"cost_minor" bigint,
	"currency" text NOT NULL,
	"retired_on" date,
	CONSTRAINT "products_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "products_currency" CHECK ("crm"."products"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "crm"."quality_days" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"day" date NOT NULL,
	"record_type" text NOT NULL,
	"owner_id" uuid,
	"records" integer NOT NULL,
	"completeness" double precision NOT NULL,
	"validity" double precision NOT NULL,
	"freshness" double precision NOT NULL,
	"uniqueness" double precision NOT NULL,
	"ownership" double precision NOT NULL,
	"points" double precision NOT NULL,
	CONSTRAINT "quality_days_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."queues" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "queues_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "queues_name" UNIQUE("organisation_id","name")
);
--> statement-breakpoint
CREATE TABLE "crm"."runs" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"record_type" text,
	"records" integer NOT NULL,
	"started_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "runs_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "runs_kind" CHECK ("crm"."runs"."kind" in ('edit', 'reassign', 'claim', 'handover', 'delete', 'restore'))
);
--> statement-breakpoint
CREATE TABLE "crm"."saved_views" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"shared_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."settings" (
	"organisation_id" uuid NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"abandoned_days" integer DEFAULT 180 NOT NULL,
	"claims_per_day_max" integer DEFAULT 10 NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone,
	CONSTRAINT "settings_organisation_id_pk" PRIMARY KEY("organisation_id"),
	CONSTRAINT "settings_bounds" CHECK ("crm"."settings"."abandoned_days" between 7 and 3650 and "crm"."settings"."claims_per_day_max" between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "crm"."stage_entries" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"entered_by" uuid,
	"left_at" timestamp with time zone,
	CONSTRAINT "stage_entries_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "crm"."stages" DROP CONSTRAINT "stages_position";--> statement-breakpoint
ALTER TABLE "crm"."activities" DROP CONSTRAINT "activities_kind";--> statement-breakpoint
ALTER TABLE "crm"."activities" DROP CONSTRAINT "activities_subject";--> statement-breakpoint
ALTER TABLE "crm"."imports" DROP CONSTRAINT "imports_content";--> statement-breakpoint
ALTER TABLE "crm"."imports" ALTER COLUMN "facts" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."imports" ALTER COLUMN "header_key" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "custom" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "import_line" integer;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "gone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "street" text;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "postcode" text;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "relation" text;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "industry" text;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD COLUMN "employees" integer;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD COLUMN "done_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD COLUMN "done_by" uuid;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD COLUMN "lead_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "custom" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "gone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "street" text;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "postcode" text;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "city" text;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD COLUMN "born_on" date;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "record_type" text DEFAULT 'contact' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "state" text DEFAULT 'ready' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "bytes_expected" bigint;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "bytes_received" bigint;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "rows_total" integer;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "rows_done" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "problem" text;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ALTER COLUMN "search_text" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "notes" text;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "custom" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "details" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "import_line" integer;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "gone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "name_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "crm"."record_events" ADD COLUMN "run_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD COLUMN "pipeline_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD COLUMN "requires_activities" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD COLUMN "approval" text;--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD COLUMN "probability" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD COLUMN "stays_days_max" integer;--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
-- What stood before gets its place. The fence is put up again after migrating; until then the owner sees every organisation.
alter table crm.stages no force row level security;
--> statement-breakpoint
alter table crm.pipelines no force row level security;
--> statement-breakpoint
alter table crm.opportunities no force row level security;
--> statement-breakpoint
alter table crm.activities no force row level security;
--> statement-breakpoint
alter table crm.imports no force row level security;
--> statement-breakpoint
alter table crm.record_events no force row level security;
--> statement-breakpoint
alter table crm.stage_entries no force row level security;
--> statement-breakpoint
insert into crm.pipelines (id, organisation_id, record_type, name, position)
  select gen_random_uuid(), s.organisation_id, 'opportunity', case when o.language = 'es' then 'Ventas' else 'Sales' end, 0
  from (select distinct organisation_id from crm.stages) s join directory.organisations o on o.id = s.organisation_id;
--> statement-breakpoint
update crm.stages set pipeline_id = p.id from crm.pipelines p where p.organisation_id = stages.organisation_id;
--> statement-breakpoint
update crm.stages set probability = case kind when 'won' then 100 when 'lost' then 0 else (array[10, 25, 50, 75])[least(position, 3) + 1] end;
--> statement-breakpoint
alter table crm.stages alter column pipeline_id set not null;
--> statement-breakpoint
update crm.opportunities set name_key = lower(name), search_text = lower(name);
--> statement-breakpoint
insert into crm.stage_entries (id, organisation_id, record_type, record_id, stage_id, entered_at)
  select gen_random_uuid(), organisation_id, 'opportunity', id, stage_id, stage_entered_at from crm.opportunities;
--> statement-breakpoint
update crm.activities set done_at = occurred_at;
--> statement-breakpoint
update crm.imports set state = 'done' where committed_at is not null;
--> statement-breakpoint
update crm.record_events set run_id = import_id where import_id is not null;
--> statement-breakpoint
ALTER TABLE "crm"."account_contacts" ADD CONSTRAINT "account_contacts_organisation_id_account_id_accounts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","account_id") REFERENCES "crm"."accounts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."account_contacts" ADD CONSTRAINT "account_contacts_organisation_id_contact_id_contacts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","contact_id") REFERENCES "crm"."contacts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."account_figures" ADD CONSTRAINT "account_figures_organisation_id_account_id_accounts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","account_id") REFERENCES "crm"."accounts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."approvals" ADD CONSTRAINT "approvals_organisation_id_stage_id_stages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stage_id") REFERENCES "crm"."stages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."cases" ADD CONSTRAINT "cases_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."cases" ADD CONSTRAINT "cases_organisation_id_account_id_accounts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","account_id") REFERENCES "crm"."accounts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."cases" ADD CONSTRAINT "cases_organisation_id_contact_id_contacts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","contact_id") REFERENCES "crm"."contacts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."cases" ADD CONSTRAINT "cases_organisation_id_product_id_products_organisation_id_id_fk" FOREIGN KEY ("organisation_id","product_id") REFERENCES "crm"."products"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."cases" ADD CONSTRAINT "cases_organisation_id_queue_id_queues_organisation_id_id_fk" FOREIGN KEY ("organisation_id","queue_id") REFERENCES "crm"."queues"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."cases" ADD CONSTRAINT "cases_organisation_id_stage_id_stages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stage_id") REFERENCES "crm"."stages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."claims" ADD CONSTRAINT "claims_organisation_id_claimed_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","claimed_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."contact_points" ADD CONSTRAINT "contact_points_organisation_id_contact_id_contacts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","contact_id") REFERENCES "crm"."contacts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."contact_points" ADD CONSTRAINT "contact_points_organisation_id_lead_id_leads_organisation_id_id_fk" FOREIGN KEY ("organisation_id","lead_id") REFERENCES "crm"."leads"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."export_pieces" ADD CONSTRAINT "export_pieces_organisation_id_export_id_exports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","export_id") REFERENCES "crm"."exports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."exports" ADD CONSTRAINT "exports_organisation_id_started_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","started_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."gate_overrides" ADD CONSTRAINT "gate_overrides_organisation_id_stage_id_stages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stage_id") REFERENCES "crm"."stages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."hour_rates" ADD CONSTRAINT "hour_rates_organisation_id_job_role_id_job_roles_organisation_id_id_fk" FOREIGN KEY ("organisation_id","job_role_id") REFERENCES "directory"."job_roles"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."import_pieces" ADD CONSTRAINT "import_pieces_organisation_id_import_id_imports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","import_id") REFERENCES "crm"."imports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."leads" ADD CONSTRAINT "leads_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."leads" ADD CONSTRAINT "leads_organisation_id_stage_id_stages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stage_id") REFERENCES "crm"."stages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."line_items" ADD CONSTRAINT "line_items_organisation_id_opportunity_id_opportunities_organisation_id_id_fk" FOREIGN KEY ("organisation_id","opportunity_id") REFERENCES "crm"."opportunities"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."line_items" ADD CONSTRAINT "line_items_organisation_id_product_id_products_organisation_id_id_fk" FOREIGN KEY ("organisation_id","product_id") REFERENCES "crm"."products"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."merge_moves" ADD CONSTRAINT "merge_moves_organisation_id_merge_id_merges_organisation_id_id_fk" FOREIGN KEY ("organisation_id","merge_id") REFERENCES "crm"."merges"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."products" ADD CONSTRAINT "products_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD CONSTRAINT "runs_organisation_id_started_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","started_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."saved_views" ADD CONSTRAINT "saved_views_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."stage_entries" ADD CONSTRAINT "stage_entries_organisation_id_stage_id_stages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stage_id") REFERENCES "crm"."stages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_contacts_pair" ON "crm"."account_contacts" USING btree ("organisation_id","account_id","contact_id");--> statement-breakpoint
CREATE INDEX "account_contacts_contact" ON "crm"."account_contacts" USING btree ("organisation_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_open" ON "crm"."approvals" USING btree ("organisation_id","record_id","stage_id") WHERE "crm"."approvals"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "approvals_waiting" ON "crm"."approvals" USING btree ("organisation_id","approver_id","requested_at","id") WHERE "crm"."approvals"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "cases_newest" ON "crm"."cases" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "cases_open_owner" ON "crm"."cases" USING btree ("organisation_id","owner_id","opened_at","id") WHERE "crm"."cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "cases_open_queue" ON "crm"."cases" USING btree ("organisation_id","queue_id","opened_at","id") WHERE "crm"."cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "cases_board" ON "crm"."cases" USING btree ("organisation_id","stage_id","stage_entered_at","id");--> statement-breakpoint
CREATE INDEX "cases_account" ON "crm"."cases" USING btree ("organisation_id","account_id","opened_at");--> statement-breakpoint
CREATE INDEX "cases_contact" ON "crm"."cases" USING btree ("organisation_id","contact_id","opened_at");--> statement-breakpoint
CREATE INDEX "cases_external_id" ON "crm"."cases" USING btree ("organisation_id","external_id") WHERE "crm"."cases"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "cases_import" ON "crm"."cases" USING btree ("organisation_id","import_id") WHERE "crm"."cases"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "claims_person" ON "crm"."claims" USING btree ("organisation_id","claimed_by","claimed_at");--> statement-breakpoint
CREATE INDEX "claims_newest" ON "crm"."claims" USING btree ("organisation_id","claimed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_points_contact" ON "crm"."contact_points" USING btree ("organisation_id","contact_id","kind","key") WHERE "crm"."contact_points"."contact_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_points_lead" ON "crm"."contact_points" USING btree ("organisation_id","lead_id","kind","key") WHERE "crm"."contact_points"."lead_id" is not null;--> statement-breakpoint
CREATE INDEX "contact_points_key" ON "crm"."contact_points" USING btree ("organisation_id","kind","key");--> statement-breakpoint
CREATE INDEX "duplicate_pairs_open" ON "crm"."duplicate_pairs" USING btree ("organisation_id","record_type","score","id") WHERE "crm"."duplicate_pairs"."state" = 'open';--> statement-breakpoint
CREATE INDEX "duplicate_pairs_second" ON "crm"."duplicate_pairs" USING btree ("organisation_id","second_id");--> statement-breakpoint
CREATE INDEX "exports_mine" ON "crm"."exports" USING btree ("organisation_id","started_by","created_at","id");--> statement-breakpoint
CREATE INDEX "gate_overrides_newest" ON "crm"."gate_overrides" USING btree ("organisation_id","overridden_at","id");--> statement-breakpoint
CREATE INDEX "gate_overrides_record" ON "crm"."gate_overrides" USING btree ("organisation_id","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "hour_rates_role" ON "crm"."hour_rates" USING btree ("organisation_id",coalesce("job_role_id", '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE INDEX "leads_name" ON "crm"."leads" USING btree ("organisation_id","name_key","id");--> statement-breakpoint
CREATE INDEX "leads_newest" ON "crm"."leads" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_owner_name" ON "crm"."leads" USING btree ("organisation_id","owner_id","name_key","id");--> statement-breakpoint
CREATE INDEX "leads_board" ON "crm"."leads" USING btree ("organisation_id","stage_id","stage_entered_at","id");--> statement-breakpoint
CREATE INDEX "leads_email" ON "crm"."leads" USING btree ("organisation_id","email_key");--> statement-breakpoint
CREATE INDEX "leads_external_id" ON "crm"."leads" USING btree ("organisation_id","external_id") WHERE "crm"."leads"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "leads_import" ON "crm"."leads" USING btree ("organisation_id","import_id") WHERE "crm"."leads"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "line_items_opportunity" ON "crm"."line_items" USING btree ("organisation_id","opportunity_id","position","id");--> statement-breakpoint
CREATE INDEX "merge_moves_merge" ON "crm"."merge_moves" USING btree ("organisation_id","merge_id","table_name");--> statement-breakpoint
CREATE INDEX "merges_winner" ON "crm"."merges" USING btree ("organisation_id","winner_id","merged_at");--> statement-breakpoint
CREATE INDEX "merges_newest" ON "crm"."merges" USING btree ("organisation_id","merged_at","id");--> statement-breakpoint
CREATE INDEX "products_name" ON "crm"."products" USING btree ("organisation_id","name_key","id");--> statement-breakpoint
CREATE INDEX "products_newest" ON "crm"."products" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "products_code" ON "crm"."products" USING btree ("organisation_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "quality_days_key" ON "crm"."quality_days" USING btree ("organisation_id","record_type",coalesce("owner_id", '00000000-0000-0000-0000-000000000000'::uuid),"day");--> statement-breakpoint
CREATE INDEX "runs_newest" ON "crm"."runs" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "saved_views_type" ON "crm"."saved_views" USING btree ("organisation_id","record_type","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_entries_open" ON "crm"."stage_entries" USING btree ("organisation_id","record_id") WHERE "crm"."stage_entries"."left_at" is null;--> statement-breakpoint
CREATE INDEX "stage_entries_record" ON "crm"."stage_entries" USING btree ("organisation_id","record_id","entered_at","id");--> statement-breakpoint
CREATE INDEX "stage_entries_stage" ON "crm"."stage_entries" USING btree ("organisation_id","stage_id","entered_at");--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD CONSTRAINT "accounts_organisation_id_parent_id_accounts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","parent_id") REFERENCES "crm"."accounts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD CONSTRAINT "activities_organisation_id_assignee_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assignee_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD CONSTRAINT "activities_organisation_id_lead_id_leads_organisation_id_id_fk" FOREIGN KEY ("organisation_id","lead_id") REFERENCES "crm"."leads"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD CONSTRAINT "activities_organisation_id_case_id_cases_organisation_id_id_fk" FOREIGN KEY ("organisation_id","case_id") REFERENCES "crm"."cases"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD CONSTRAINT "stages_organisation_id_pipeline_id_pipelines_organisation_id_id_fk" FOREIGN KEY ("organisation_id","pipeline_id") REFERENCES "crm"."pipelines"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_parent" ON "crm"."accounts" USING btree ("organisation_id","parent_id") WHERE "crm"."accounts"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "accounts_external_id" ON "crm"."accounts" USING btree ("organisation_id","external_id") WHERE "crm"."accounts"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "accounts_import" ON "crm"."accounts" USING btree ("organisation_id","import_id") WHERE "crm"."accounts"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "activities_due" ON "crm"."activities" USING btree ("organisation_id","assignee_id","due_on","id") WHERE "crm"."activities"."assignee_id" is not null and "crm"."activities"."done_at" is null and "crm"."activities"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "activities_planned" ON "crm"."activities" USING btree ("organisation_id","due_on","id") WHERE "crm"."activities"."due_on" is not null;--> statement-breakpoint
CREATE INDEX "activities_account" ON "crm"."activities" USING btree ("organisation_id","account_id","occurred_at") WHERE "crm"."activities"."account_id" is not null;--> statement-breakpoint
CREATE INDEX "activities_opportunity" ON "crm"."activities" USING btree ("organisation_id","opportunity_id") WHERE "crm"."activities"."opportunity_id" is not null;--> statement-breakpoint
CREATE INDEX "activities_lead" ON "crm"."activities" USING btree ("organisation_id","lead_id") WHERE "crm"."activities"."lead_id" is not null;--> statement-breakpoint
CREATE INDEX "activities_case" ON "crm"."activities" USING btree ("organisation_id","case_id") WHERE "crm"."activities"."case_id" is not null;--> statement-breakpoint
CREATE INDEX "contacts_import" ON "crm"."contacts" USING btree ("organisation_id","import_id") WHERE "crm"."contacts"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "opportunities_newest" ON "crm"."opportunities" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunities_name" ON "crm"."opportunities" USING btree ("organisation_id","name_key","id");--> statement-breakpoint
CREATE INDEX "opportunities_external_id" ON "crm"."opportunities" USING btree ("organisation_id","external_id") WHERE "crm"."opportunities"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "opportunities_import" ON "crm"."opportunities" USING btree ("organisation_id","import_id") WHERE "crm"."opportunities"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "record_events_run" ON "crm"."record_events" USING btree ("organisation_id","run_id","id") WHERE "crm"."record_events"."run_id" is not null;--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD CONSTRAINT "stages_pipeline_position" UNIQUE("organisation_id","pipeline_id","position");--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD CONSTRAINT "activities_kind" CHECK ("crm"."activities"."kind" in ('call', 'email', 'chat', 'meeting', 'note', 'task'));--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD CONSTRAINT "activities_subject" CHECK (num_nonnulls("crm"."activities"."account_id", "crm"."activities"."contact_id", "crm"."activities"."lead_id", "crm"."activities"."opportunity_id", "crm"."activities"."case_id") > 0 or "crm"."activities"."kind" = 'task');--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD CONSTRAINT "imports_state" CHECK ("crm"."imports"."state" in ('uploading', 'ready', 'running', 'paused', 'done', 'undoing', 'undone', 'failed'));--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD CONSTRAINT "stages_approval" CHECK ("crm"."stages"."approval" in ('manager'));--> statement-breakpoint
ALTER TABLE "crm"."stages" ADD CONSTRAINT "stages_probability" CHECK ("crm"."stages"."probability" between 0 and 100);