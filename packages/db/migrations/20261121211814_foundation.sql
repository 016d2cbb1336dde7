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
CREATE SCHEMA "sponsorship";
--> statement-breakpoint
CREATE SCHEMA "telemetry";
--> statement-breakpoint
CREATE SCHEMA "training";
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
ALTER TABLE "change"."behaviours" ADD CONSTRAINT "behaviours_organisation_id_rollout_id_rollouts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","rollout_id") REFERENCES "change"."rollouts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."behaviours" ADD CONSTRAINT "behaviours_organisation_id_job_role_id_job_roles_organisation_id_id_fk" FOREIGN KEY ("organisation_id","job_role_id") REFERENCES "directory"."job_roles"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."plan_points" ADD CONSTRAINT "plan_points_organisation_id_rollout_id_rollouts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","rollout_id") REFERENCES "change"."rollouts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."rollouts" ADD CONSTRAINT "rollouts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."wave_people" ADD CONSTRAINT "wave_people_organisation_id_wave_id_waves_organisation_id_id_fk" FOREIGN KEY ("organisation_id","wave_id") REFERENCES "change"."waves"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."wave_people" ADD CONSTRAINT "wave_people_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."wave_units" ADD CONSTRAINT "wave_units_organisation_id_wave_id_waves_organisation_id_id_fk" FOREIGN KEY ("organisation_id","wave_id") REFERENCES "change"."waves"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."wave_units" ADD CONSTRAINT "wave_units_organisation_id_org_unit_id_org_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","org_unit_id") REFERENCES "directory"."org_units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change"."waves" ADD CONSTRAINT "waves_organisation_id_rollout_id_rollouts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","rollout_id") REFERENCES "change"."rollouts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "directory"."role_assignments" ADD CONSTRAINT "role_assignments_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."role_assignments" ADD CONSTRAINT "role_assignments_organisation_id_org_unit_id_org_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","org_unit_id") REFERENCES "directory"."org_units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "directory"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "behaviours_rollout" ON "change"."behaviours" USING btree ("organisation_id","rollout_id","position");--> statement-breakpoint
CREATE INDEX "wave_people_wave" ON "change"."wave_people" USING btree ("organisation_id","wave_id");--> statement-breakpoint
CREATE INDEX "wave_people_person" ON "change"."wave_people" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "absences_person" ON "directory"."absences" USING btree ("organisation_id","person_id","starts_on");--> statement-breakpoint
CREATE INDEX "accounts_user" ON "directory"."accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_entries_newest" ON "directory"."audit_entries" USING btree ("organisation_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "directory"."audit_entries" USING btree ("organisation_id","subject_id","created_at" DESC NULLS LAST);--> statement-breakpoint
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
CREATE INDEX "verifications_identifier" ON "directory"."verifications" USING btree ("identifier");