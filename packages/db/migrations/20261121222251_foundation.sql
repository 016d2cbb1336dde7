CREATE SCHEMA "adoption";
--> statement-breakpoint
CREATE SCHEMA "change";
--> statement-breakpoint
CREATE SCHEMA "crm";
--> statement-breakpoint
CREATE SCHEMA "directory";
--> statement-breakpoint
CREATE SCHEMA "feedback";
--> statement-breakpoint
CREATE SCHEMA "feedback_anonymous";
--> statement-breakpoint
CREATE SCHEMA "sponsorship";
--> statement-breakpoint
CREATE SCHEMA "telemetry";
--> statement-breakpoint
CREATE SCHEMA "training";
--> statement-breakpoint
CREATE TABLE "adoption"."person_periods" (
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"behaviour_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"count" integer NOT NULL,
	"target" integer NOT NULL,
	"expected" boolean NOT NULL,
	"met" boolean NOT NULL,
	CONSTRAINT "person_periods_organisation_id_rollout_id_behaviour_id_period_start_person_id_pk" PRIMARY KEY("organisation_id","rollout_id","behaviour_id","period_start","person_id")
);
--> statement-breakpoint
CREATE TABLE "adoption"."refreshes" (
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"as_of_day" date,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refreshes_organisation_id_rollout_id_pk" PRIMARY KEY("organisation_id","rollout_id")
);
--> statement-breakpoint
CREATE TABLE "adoption"."role_spells" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"job_role_id" uuid,
	CONSTRAINT "role_spells_organisation_id_person_id_from_day_pk" PRIMARY KEY("organisation_id","person_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "adoption"."rollout_people" (
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"state" text,
	"since" date,
	"scope_from" date,
	"scope_until" date,
	"spells" jsonb NOT NULL,
	CONSTRAINT "rollout_people_organisation_id_rollout_id_person_id_pk" PRIMARY KEY("organisation_id","rollout_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "adoption"."states" (
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"behaviour_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"since" date,
	"first_met_on" date,
	"asked" boolean NOT NULL,
	"recent_expected" integer NOT NULL,
	"recent_met" integer NOT NULL,
	"recent_count" integer NOT NULL,
	"recent_target" integer NOT NULL,
	"running_from" date NOT NULL,
	"running_until" date NOT NULL,
	"running_count" integer NOT NULL,
	CONSTRAINT "states_organisation_id_rollout_id_behaviour_id_person_id_pk" PRIMARY KEY("organisation_id","rollout_id","behaviour_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "change"."behaviours" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"job_role_id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"benefit" jsonb NOT NULL,
	"event" text NOT NULL,
	"filter" jsonb,
	"target_count" integer NOT NULL,
	"cadence" text DEFAULT 'week' NOT NULL,
	"required" boolean DEFAULT true NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "behaviours_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "behaviours_cadence" CHECK ("change"."behaviours"."cadence" in ('day', 'week', 'month')),
	CONSTRAINT "behaviours_target" CHECK ("change"."behaviours"."target_count" > 0)
);
--> statement-breakpoint
CREATE TABLE "change"."plan_points" (
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"day" date NOT NULL,
	"share" double precision NOT NULL,
	CONSTRAINT "plan_points_organisation_id_rollout_id_day_pk" PRIMARY KEY("organisation_id","rollout_id","day"),
	CONSTRAINT "plan_points_share" CHECK ("change"."plan_points"."share" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "change"."rollouts" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"objective" jsonb NOT NULL,
	"starts_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rollouts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "change"."wave_people" (
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	CONSTRAINT "wave_people_organisation_id_rollout_id_person_id_pk" PRIMARY KEY("organisation_id","rollout_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "change"."wave_units" (
	"organisation_id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"org_unit_id" uuid NOT NULL,
	CONSTRAINT "wave_units_organisation_id_wave_id_org_unit_id_pk" PRIMARY KEY("organisation_id","wave_id","org_unit_id")
);
--> statement-breakpoint
CREATE TABLE "change"."waves" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer NOT NULL,
	"go_live_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waves_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "waves_position" UNIQUE("organisation_id","rollout_id","position")
);
--> statement-breakpoint
CREATE TABLE "crm"."accounts" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"search_text" text NOT NULL,
	"website" text,
	"phone" text,
	"city" text,
	"notes" text,
	"owner_id" uuid,
	"next_step" text,
	"next_step_on" date,
	"last_activity_at" timestamp with time zone,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."activities" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"minutes" integer,
	"occurred_at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"account_id" uuid,
	"contact_id" uuid,
	"opportunity_id" uuid,
	"effect" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "activities_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "activities_kind" CHECK ("crm"."activities"."kind" in ('call', 'email', 'meeting', 'note')),
	CONSTRAINT "activities_minutes" CHECK ("crm"."activities"."minutes" between 0 and 1440),
	CONSTRAINT "activities_subject" CHECK (num_nonnulls("crm"."activities"."account_id", "crm"."activities"."contact_id", "crm"."activities"."opportunity_id") > 0)
);
--> statement-breakpoint
CREATE TABLE "crm"."contacts" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"name_key" text NOT NULL,
	"search_text" text NOT NULL,
	"email" text,
	"email_key" text,
	"phone" text,
	"title" text,
	"account_id" uuid,
	"owner_id" uuid,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"notes" text,
	"next_step" text,
	"next_step_on" date,
	"last_activity_at" timestamp with time zone,
	"external_id" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"import_id" uuid,
	"import_line" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."import_errors" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"problem" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"cells" text[] NOT NULL,
	CONSTRAINT "import_errors_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."imports" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"created_by" uuid,
	"file_name" text NOT NULL,
	"content" text,
	"facts" jsonb NOT NULL,
	"header_key" text NOT NULL,
	"mapping" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"committed_at" timestamp with time zone,
	"created" integer,
	"updated" integer,
	"unchanged" integer,
	"failed" integer,
	"accounts_created" integer,
	CONSTRAINT "imports_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "imports_content" CHECK ("crm"."imports"."content" is not null or "crm"."imports"."committed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "crm"."opportunities" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"owner_id" uuid,
	"account_id" uuid,
	"contact_id" uuid,
	"amount_minor" bigint,
	"currency" text NOT NULL,
	"closes_on" date,
	"next_step" text,
	"next_step_on" date,
	"reason" text,
	"stage_id" uuid NOT NULL,
	"stage_entered_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"last_activity_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "opportunities_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "opportunities_amount" CHECK ("crm"."opportunities"."amount_minor" >= 0),
	CONSTRAINT "opportunities_currency" CHECK ("crm"."opportunities"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "crm"."record_events" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"account_id" uuid,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"source" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"changes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"activity_id" uuid,
	"import_id" uuid,
	CONSTRAINT "record_events_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "crm"."stages" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text DEFAULT 'open' NOT NULL,
	"requires" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "stages_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "stages_position" UNIQUE("organisation_id","position"),
	CONSTRAINT "stages_kind" CHECK ("crm"."stages"."kind" in ('open', 'won', 'lost'))
);
--> statement-breakpoint
CREATE TABLE "directory"."absences" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "absences_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "absences_order" CHECK ("directory"."absences"."ends_on" >= "directory"."absences"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "directory"."accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory"."audit_entries" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_type" text,
	"subject_id" uuid,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_entries_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "directory"."job_roles" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "job_roles_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "job_roles_name" UNIQUE("organisation_id","name")
);
--> statement-breakpoint
CREATE TABLE "directory"."locations" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	CONSTRAINT "locations_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "locations_name" UNIQUE("organisation_id","name")
);
--> statement-breakpoint
CREATE TABLE "directory"."notices" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"to" text NOT NULL,
	"once_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "notices_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "directory"."org_units" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "org_units_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "org_units_name_below_parent" UNIQUE NULLS NOT DISTINCT("organisation_id","parent_id","name")
);
--> statement-breakpoint
CREATE TABLE "directory"."organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"privacy_mode" text DEFAULT 'team' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisations_language" CHECK ("directory"."organisations"."language" in ('en', 'es')),
	CONSTRAINT "organisations_privacy_mode" CHECK ("directory"."organisations"."privacy_mode" in ('named_support', 'team', 'works_council'))
);
--> statement-breakpoint
CREATE TABLE "directory"."people" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"external_id" text,
	"email" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"org_unit_id" uuid,
	"manager_id" uuid,
	"job_role_id" uuid,
	"location_id" uuid,
	"language" text DEFAULT 'en' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"workload_percent" integer DEFAULT 100 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "people_workload" CHECK ("directory"."people"."workload_percent" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "directory"."people_imports" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"content" text,
	"uploaded_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"committed_at" timestamp with time zone,
	"outcome" jsonb,
	CONSTRAINT "people_imports_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "directory"."rate_limits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory"."role_assignments" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"org_unit_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_assignments_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "role_assignments_once" UNIQUE NULLS NOT DISTINCT("organisation_id","person_id","role","org_unit_id"),
	CONSTRAINT "role_assignments_role_known" CHECK ("directory"."role_assignments"."role" in ('employee', 'people_manager', 'change_manager', 'sponsor', 'leader', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "directory"."sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory"."sign_in_attempts" (
	"email_hash" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"last_failed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory"."users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory"."verifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback_anonymous"."posts" (
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"stems" text[] NOT NULL,
	"area" text NOT NULL,
	"screen_path" text NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"posted_on" date NOT NULL,
	"receipt_hash" text NOT NULL,
	CONSTRAINT "posts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "anonymous_posts_kind" CHECK ("feedback_anonymous"."posts"."kind" in ('problem', 'idea', 'question')),
	CONSTRAINT "anonymous_posts_status" CHECK ("feedback_anonymous"."posts"."status" in ('received', 'under_review', 'planned', 'done', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "feedback"."answers" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"text" text NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone NOT NULL,
	"submission_key" uuid NOT NULL,
	CONSTRAINT "answers_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "feedback"."moves" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	"reason" text NOT NULL,
	"moved_by" uuid,
	"moved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "moves_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "feedback"."posts" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author_shown_to" text NOT NULL,
	"asked_for_help" boolean NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"stems" text[] NOT NULL,
	"area" text NOT NULL,
	"screen_path" text NOT NULL,
	"screen_title" text NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"posted_on" date NOT NULL,
	"submission_key" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "posts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "posts_author_shown_to" CHECK ("feedback"."posts"."author_shown_to" in ('nobody', 'change_managers')),
	CONSTRAINT "posts_kind" CHECK ("feedback"."posts"."kind" in ('problem', 'idea', 'question')),
	CONSTRAINT "posts_status" CHECK ("feedback"."posts"."status" in ('received', 'under_review', 'planned', 'done', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "feedback"."votes" (
	"organisation_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"voted_on" date NOT NULL,
	CONSTRAINT "votes_organisation_id_post_id_person_id_pk" PRIMARY KEY("organisation_id","post_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "sponsorship"."messages" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"sponsor_id" uuid NOT NULL,
	"audience_kind" text NOT NULL,
	"audience_id" uuid,
	"subject" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"recipients" integer NOT NULL,
	"submission_key" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "messages_submission" UNIQUE("organisation_id","submission_key"),
	CONSTRAINT "messages_audience_kind" CHECK ("sponsorship"."messages"."audience_kind" in ('organisation', 'org_unit', 'rollout'))
);
--> statement-breakpoint
CREATE TABLE "sponsorship"."receipts" (
	"organisation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "receipts_organisation_id_message_id_person_id_pk" PRIMARY KEY("organisation_id","message_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "sponsorship"."sponsors" (
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"consented_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sponsors_organisation_id_rollout_id_person_id_pk" PRIMARY KEY("organisation_id","rollout_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."active_days" (
	"organisation_id" uuid NOT NULL,
	"day" date NOT NULL,
	"person_id" uuid NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "active_days_organisation_id_day_person_id_pk" PRIMARY KEY("organisation_id","day","person_id")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."deliveries" (
	"organisation_id" uuid NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"source_id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"received" integer NOT NULL,
	"stored" integer NOT NULL,
	"rejected" integer NOT NULL,
	"recent" integer NOT NULL,
	"lag_ms_total" bigint NOT NULL,
	CONSTRAINT "deliveries_organisation_id_minute_source_id_slot_pk" PRIMARY KEY("organisation_id","minute","source_id","slot")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."identities" (
	"organisation_id" uuid NOT NULL,
	"user_ref" text NOT NULL,
	"person_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_organisation_id_user_ref_pk" PRIMARY KEY("organisation_id","user_ref")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."message_ids" (
	"organisation_id" uuid NOT NULL,
	"message_id" text collate "C" NOT NULL,
	CONSTRAINT "message_ids_organisation_id_message_id_pk" PRIMARY KEY("organisation_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."rejected_events" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"source_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"message_id" text NOT NULL,
	"excerpt" jsonb NOT NULL,
	CONSTRAINT "rejected_events_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."unmatched_users" (
	"organisation_id" uuid NOT NULL,
	"user_ref" text NOT NULL,
	"count" bigint NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unmatched_users_organisation_id_user_ref_pk" PRIMARY KEY("organisation_id","user_ref")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."usage_by_person_day" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"event" text NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "usage_by_person_day_organisation_id_person_id_event_day_pk" PRIMARY KEY("organisation_id","person_id","event","day")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."write_keys" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"ending" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "write_keys_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "training"."assignments" (
	"organisation_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"due_on" date,
	"assigned_by" uuid,
	"assigned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assignments_organisation_id_course_id_person_id_pk" PRIMARY KEY("organisation_id","course_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "training"."attempts" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"right" integer NOT NULL,
	"asked" integer NOT NULL,
	"passed" boolean NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	"attempted_on" date NOT NULL,
	"submission_key" uuid NOT NULL,
	CONSTRAINT "attempts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "attempts_score" CHECK ("training"."attempts"."right" between 0 and "training"."attempts"."asked" and "training"."attempts"."asked" > 0)
);
--> statement-breakpoint
CREATE TABLE "training"."completions" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"completed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "completions_organisation_id_person_id_course_id_pk" PRIMARY KEY("organisation_id","person_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "training"."courses" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"pass_mark_percent" integer NOT NULL,
	"attempts_per_day_max" integer NOT NULL,
	"created_by" uuid,
	"published_at" timestamp with time zone,
	"submission_key" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "courses_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "courses_pass_mark" CHECK ("training"."courses"."pass_mark_percent" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "training"."lesson_reads" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "lesson_reads_organisation_id_person_id_lesson_id_pk" PRIMARY KEY("organisation_id","person_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "training"."lessons" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"minutes" integer NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "lessons_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "training"."questions" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"prompt" jsonb NOT NULL,
	"explanation" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "questions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "questions_kind" CHECK ("training"."questions"."kind" in ('single', 'multiple'))
);
--> statement-breakpoint
ALTER TABLE "adoption"."person_periods" ADD CONSTRAINT "person_periods_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption"."role_spells" ADD CONSTRAINT "role_spells_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption"."rollout_people" ADD CONSTRAINT "rollout_people_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption"."states" ADD CONSTRAINT "states_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."behaviours" ADD CONSTRAINT "behaviours_organisation_id_rollout_id_rollouts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","rollout_id") REFERENCES "change"."rollouts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."behaviours" ADD CONSTRAINT "behaviours_organisation_id_job_role_id_job_roles_organisation_id_id_fk" FOREIGN KEY ("organisation_id","job_role_id") REFERENCES "directory"."job_roles"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."plan_points" ADD CONSTRAINT "plan_points_organisation_id_rollout_id_rollouts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","rollout_id") REFERENCES "change"."rollouts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."rollouts" ADD CONSTRAINT "rollouts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."wave_people" ADD CONSTRAINT "wave_people_organisation_id_wave_id_waves_organisation_id_id_fk" FOREIGN KEY ("organisation_id","wave_id") REFERENCES "change"."waves"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."wave_people" ADD CONSTRAINT "wave_people_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."wave_units" ADD CONSTRAINT "wave_units_organisation_id_wave_id_waves_organisation_id_id_fk" FOREIGN KEY ("organisation_id","wave_id") REFERENCES "change"."waves"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."wave_units" ADD CONSTRAINT "wave_units_organisation_id_org_unit_id_org_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","org_unit_id") REFERENCES "directory"."org_units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."waves" ADD CONSTRAINT "waves_organisation_id_rollout_id_rollouts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","rollout_id") REFERENCES "change"."rollouts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."accounts" ADD CONSTRAINT "accounts_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD CONSTRAINT "activities_organisation_id_actor_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","actor_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD CONSTRAINT "activities_organisation_id_account_id_accounts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","account_id") REFERENCES "crm"."accounts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD CONSTRAINT "activities_organisation_id_contact_id_contacts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","contact_id") REFERENCES "crm"."contacts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."activities" ADD CONSTRAINT "activities_organisation_id_opportunity_id_opportunities_organisation_id_id_fk" FOREIGN KEY ("organisation_id","opportunity_id") REFERENCES "crm"."opportunities"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD CONSTRAINT "contacts_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD CONSTRAINT "contacts_organisation_id_account_id_accounts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","account_id") REFERENCES "crm"."accounts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."contacts" ADD CONSTRAINT "contacts_organisation_id_import_id_imports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","import_id") REFERENCES "crm"."imports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."import_errors" ADD CONSTRAINT "import_errors_organisation_id_import_id_imports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","import_id") REFERENCES "crm"."imports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD CONSTRAINT "imports_organisation_id_created_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","created_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD CONSTRAINT "opportunities_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD CONSTRAINT "opportunities_organisation_id_account_id_accounts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","account_id") REFERENCES "crm"."accounts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD CONSTRAINT "opportunities_organisation_id_contact_id_contacts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","contact_id") REFERENCES "crm"."contacts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm"."opportunities" ADD CONSTRAINT "opportunities_organisation_id_stage_id_stages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stage_id") REFERENCES "crm"."stages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."absences" ADD CONSTRAINT "absences_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "directory"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."job_roles" ADD CONSTRAINT "job_roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."locations" ADD CONSTRAINT "locations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."notices" ADD CONSTRAINT "notices_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."org_units" ADD CONSTRAINT "org_units_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."org_units" ADD CONSTRAINT "org_units_organisation_id_parent_id_org_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","parent_id") REFERENCES "directory"."org_units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."people" ADD CONSTRAINT "people_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."people" ADD CONSTRAINT "people_organisation_id_org_unit_id_org_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","org_unit_id") REFERENCES "directory"."org_units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."people" ADD CONSTRAINT "people_organisation_id_manager_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","manager_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."people" ADD CONSTRAINT "people_organisation_id_job_role_id_job_roles_organisation_id_id_fk" FOREIGN KEY ("organisation_id","job_role_id") REFERENCES "directory"."job_roles"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."people" ADD CONSTRAINT "people_organisation_id_location_id_locations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","location_id") REFERENCES "directory"."locations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."people_imports" ADD CONSTRAINT "people_imports_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."role_assignments" ADD CONSTRAINT "role_assignments_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."role_assignments" ADD CONSTRAINT "role_assignments_organisation_id_org_unit_id_org_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","org_unit_id") REFERENCES "directory"."org_units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "directory"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."answers" ADD CONSTRAINT "answers_organisation_id_answered_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","answered_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."moves" ADD CONSTRAINT "moves_organisation_id_moved_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","moved_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."posts" ADD CONSTRAINT "posts_organisation_id_author_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","author_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."votes" ADD CONSTRAINT "votes_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sponsorship"."messages" ADD CONSTRAINT "messages_organisation_id_sponsor_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","sponsor_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sponsorship"."receipts" ADD CONSTRAINT "receipts_organisation_id_message_id_messages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","message_id") REFERENCES "sponsorship"."messages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sponsorship"."receipts" ADD CONSTRAINT "receipts_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sponsorship"."sponsors" ADD CONSTRAINT "sponsors_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telemetry"."identities" ADD CONSTRAINT "identities_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."assignments" ADD CONSTRAINT "assignments_organisation_id_course_id_courses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","course_id") REFERENCES "training"."courses"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."assignments" ADD CONSTRAINT "assignments_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."assignments" ADD CONSTRAINT "assignments_organisation_id_assigned_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assigned_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."attempts" ADD CONSTRAINT "attempts_organisation_id_course_id_courses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","course_id") REFERENCES "training"."courses"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."attempts" ADD CONSTRAINT "attempts_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."completions" ADD CONSTRAINT "completions_organisation_id_course_id_courses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","course_id") REFERENCES "training"."courses"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."completions" ADD CONSTRAINT "completions_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."courses" ADD CONSTRAINT "courses_organisation_id_created_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","created_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."lesson_reads" ADD CONSTRAINT "lesson_reads_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."lesson_reads" ADD CONSTRAINT "lesson_reads_organisation_id_lesson_id_lessons_organisation_id_id_fk" FOREIGN KEY ("organisation_id","lesson_id") REFERENCES "training"."lessons"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."lessons" ADD CONSTRAINT "lessons_organisation_id_course_id_courses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","course_id") REFERENCES "training"."courses"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training"."questions" ADD CONSTRAINT "questions_organisation_id_course_id_courses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","course_id") REFERENCES "training"."courses"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_periods_person" ON "adoption"."person_periods" USING btree ("organisation_id","person_id","period_end");--> statement-breakpoint
CREATE INDEX "rollout_people_person" ON "adoption"."rollout_people" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "states_person" ON "adoption"."states" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "behaviours_rollout" ON "change"."behaviours" USING btree ("organisation_id","rollout_id","position");--> statement-breakpoint
CREATE INDEX "wave_people_wave" ON "change"."wave_people" USING btree ("organisation_id","wave_id");--> statement-breakpoint
CREATE INDEX "wave_people_person" ON "change"."wave_people" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "accounts_name" ON "crm"."accounts" USING btree ("organisation_id","name_key","id");--> statement-breakpoint
CREATE INDEX "accounts_newest" ON "crm"."accounts" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "accounts_owner_name" ON "crm"."accounts" USING btree ("organisation_id","owner_id","name_key","id");--> statement-breakpoint
CREATE INDEX "activities_actor" ON "crm"."activities" USING btree ("organisation_id","actor_id","occurred_at");--> statement-breakpoint
CREATE INDEX "contacts_name" ON "crm"."contacts" USING btree ("organisation_id","name_key","id");--> statement-breakpoint
CREATE INDEX "contacts_newest" ON "crm"."contacts" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contacts_owner_name" ON "crm"."contacts" USING btree ("organisation_id","owner_id","name_key","id");--> statement-breakpoint
CREATE INDEX "contacts_owner_newest" ON "crm"."contacts" USING btree ("organisation_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contacts_account" ON "crm"."contacts" USING btree ("organisation_id","account_id","name_key","id");--> statement-breakpoint
CREATE INDEX "contacts_email" ON "crm"."contacts" USING btree ("organisation_id","email_key");--> statement-breakpoint
CREATE INDEX "contacts_external_id" ON "crm"."contacts" USING btree ("organisation_id","external_id");--> statement-breakpoint
CREATE INDEX "contacts_next_step" ON "crm"."contacts" USING btree ("organisation_id","owner_id","next_step_on");--> statement-breakpoint
CREATE INDEX "import_errors_line" ON "crm"."import_errors" USING btree ("organisation_id","import_id","line");--> statement-breakpoint
CREATE INDEX "imports_header" ON "crm"."imports" USING btree ("organisation_id","header_key","committed_at");--> statement-breakpoint
CREATE INDEX "imports_newest" ON "crm"."imports" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunities_board" ON "crm"."opportunities" USING btree ("organisation_id","stage_id","stage_entered_at","id");--> statement-breakpoint
CREATE INDEX "opportunities_owner_board" ON "crm"."opportunities" USING btree ("organisation_id","owner_id","stage_id","stage_entered_at","id");--> statement-breakpoint
CREATE INDEX "opportunities_account" ON "crm"."opportunities" USING btree ("organisation_id","account_id","created_at");--> statement-breakpoint
CREATE INDEX "opportunities_contact" ON "crm"."opportunities" USING btree ("organisation_id","contact_id","created_at");--> statement-breakpoint
CREATE INDEX "opportunities_open" ON "crm"."opportunities" USING btree ("organisation_id","owner_id") WHERE "crm"."opportunities"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "record_events_subject" ON "crm"."record_events" USING btree ("organisation_id","subject_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "record_events_account" ON "crm"."record_events" USING btree ("organisation_id","account_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "absences_person" ON "directory"."absences" USING btree ("organisation_id","person_id","starts_on");--> statement-breakpoint
CREATE INDEX "accounts_user" ON "directory"."accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_entries_newest" ON "directory"."audit_entries" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "directory"."audit_entries" USING btree ("organisation_id","subject_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "directory"."notices" USING btree ("organisation_id","person_id","once_key");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "directory"."notices" USING btree ("organisation_id","person_id","created_at") WHERE "directory"."notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "org_units_parent" ON "directory"."org_units" USING btree ("organisation_id","parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "directory"."people" USING btree ("organisation_id",lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "people_external_id" ON "directory"."people" USING btree ("organisation_id","external_id");--> statement-breakpoint
CREATE INDEX "people_manager" ON "directory"."people" USING btree ("organisation_id","manager_id");--> statement-breakpoint
CREATE INDEX "people_org_unit" ON "directory"."people" USING btree ("organisation_id","org_unit_id");--> statement-breakpoint
CREATE INDEX "people_name" ON "directory"."people" USING btree ("organisation_id","family_name","given_name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_limits_key" ON "directory"."rate_limits" USING btree ("key");--> statement-breakpoint
CREATE INDEX "role_assignments_role" ON "directory"."role_assignments" USING btree ("organisation_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "directory"."sessions" USING btree ("token");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "directory"."sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "directory"."users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "users_person" ON "directory"."users" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "directory"."verifications" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "anonymous_posts_receipt" ON "feedback_anonymous"."posts" USING btree ("organisation_id","receipt_hash");--> statement-breakpoint
CREATE INDEX "anonymous_posts_newest" ON "feedback_anonymous"."posts" USING btree ("organisation_id","posted_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "answers_submission" ON "feedback"."answers" USING btree ("organisation_id","post_id","submission_key");--> statement-breakpoint
CREATE INDEX "moves_post" ON "feedback"."moves" USING btree ("organisation_id","post_id","moved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_submission" ON "feedback"."posts" USING btree ("organisation_id","author_id","submission_key");--> statement-breakpoint
CREATE INDEX "posts_newest" ON "feedback"."posts" USING btree ("organisation_id","posted_on","id");--> statement-breakpoint
CREATE INDEX "messages_newest" ON "sponsorship"."messages" USING btree ("organisation_id","sent_at","id");--> statement-breakpoint
CREATE INDEX "receipts_person" ON "sponsorship"."receipts" USING btree ("organisation_id","person_id","message_id");--> statement-breakpoint
CREATE INDEX "rejected_events_newest" ON "telemetry"."rejected_events" USING btree ("organisation_id","received_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rejected_events_once" ON "telemetry"."rejected_events" USING btree ("organisation_id","message_id","reason");--> statement-breakpoint
CREATE INDEX "unmatched_users_newest" ON "telemetry"."unmatched_users" USING btree ("organisation_id","last_seen_at","user_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "write_keys_hash" ON "telemetry"."write_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "write_keys_newest" ON "telemetry"."write_keys" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "assignments_person" ON "training"."assignments" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "assignments_due" ON "training"."assignments" USING btree ("organisation_id","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_submission" ON "training"."attempts" USING btree ("organisation_id","person_id","submission_key");--> statement-breakpoint
CREATE INDEX "attempts_latest" ON "training"."attempts" USING btree ("organisation_id","person_id","course_id","attempted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "courses_submission" ON "training"."courses" USING btree ("organisation_id","submission_key");--> statement-breakpoint
CREATE INDEX "lessons_course" ON "training"."lessons" USING btree ("organisation_id","course_id","position");--> statement-breakpoint
CREATE INDEX "questions_course" ON "training"."questions" USING btree ("organisation_id","course_id","position");