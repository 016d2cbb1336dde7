CREATE TABLE "telemetry"."alert_firings" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"period" date NOT NULL,
	"value" double precision NOT NULL,
	"before" double precision,
	"silent" text,
	"fired_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_firings_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "alert_firings_once" UNIQUE("organisation_id","alert_id","period"),
	CONSTRAINT "alert_firings_silent" CHECK ("telemetry"."alert_firings"."silent" in ('snoozed'))
);
--> statement-breakpoint
CREATE TABLE "telemetry"."alerts" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"insight_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"condition" text NOT NULL,
	"threshold" double precision NOT NULL,
	"crossed_in" date,
	"checked_on" date,
	"last_value" double precision,
	"paused_at" timestamp with time zone,
	"snoozed_until" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "alerts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "alerts_condition" CHECK ("telemetry"."alerts"."condition" in ('above', 'below', 'changes'))
);
--> statement-breakpoint
CREATE TABLE "telemetry"."annotations" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "annotations_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "annotations_kind" CHECK ("telemetry"."annotations"."kind" in ('release', 'go_live', 'course', 'message', 'other'))
);
--> statement-breakpoint
CREATE TABLE "telemetry"."dashboards" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"insight_ids" uuid[] NOT NULL,
	"shared_roles" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "dashboards_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."insights" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"question" jsonb NOT NULL,
	"shared_roles" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "insights_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "telemetry"."alert_firings" ADD CONSTRAINT "alert_firings_organisation_id_alert_id_alerts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","alert_id") REFERENCES "telemetry"."alerts"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telemetry"."alerts" ADD CONSTRAINT "alerts_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telemetry"."alerts" ADD CONSTRAINT "alerts_organisation_id_insight_id_insights_organisation_id_id_fk" FOREIGN KEY ("organisation_id","insight_id") REFERENCES "telemetry"."insights"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telemetry"."annotations" ADD CONSTRAINT "annotations_organisation_id_written_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","written_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telemetry"."dashboards" ADD CONSTRAINT "dashboards_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telemetry"."insights" ADD CONSTRAINT "insights_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_owner" ON "telemetry"."alerts" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "alerts_due" ON "telemetry"."alerts" USING btree ("organisation_id","checked_on") WHERE "telemetry"."alerts"."gone_at" is null and "telemetry"."alerts"."paused_at" is null;--> statement-breakpoint
CREATE INDEX "annotations_day" ON "telemetry"."annotations" USING btree ("organisation_id","day");--> statement-breakpoint
CREATE INDEX "dashboards_owner" ON "telemetry"."dashboards" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "insights_owner" ON "telemetry"."insights" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "assignments_assigned" ON "training"."assignments" USING btree ("organisation_id","assigned_at");--> statement-breakpoint
-- Published relation: which course was assigned when, one row for each person it was assigned to, and nothing of who they are.
create view training.assigned_v1 with (security_invoker = true) as
  select a.organisation_id, a.course_id, c.title, a.assigned_at
  from training.assignments a join training.courses c on c.organisation_id = a.organisation_id and c.id = a.course_id;
--> statement-breakpoint
-- Published relation: when a sponsor spoke, and to how many. What was said to one unit alone keeps its subject to itself.
create view sponsorship.messages_v1 with (security_invoker = true) as
  select organisation_id, id as message_id, case when audience_kind <> 'org_unit' then subject end as subject, recipients, sent_at
  from sponsorship.messages;
