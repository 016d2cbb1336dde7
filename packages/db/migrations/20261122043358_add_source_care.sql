CREATE TABLE "telemetry"."arrivals" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"name" text,
	"message_id" text,
	"user_ref" text,
	"occurred_at" timestamp with time zone,
	"properties" jsonb,
	CONSTRAINT "arrivals_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."source_states" (
	"organisation_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"library" text,
	"skew_ms" bigint,
	CONSTRAINT "source_states_organisation_id_source_id_pk" PRIMARY KEY("organisation_id","source_id")
);
--> statement-breakpoint
ALTER TABLE "telemetry"."rejected_events" ADD COLUMN "protocol" text DEFAULT 'segment' NOT NULL;--> statement-breakpoint
ALTER TABLE "telemetry"."rejected_events" ADD COLUMN "sample" text;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD COLUMN "previous_hash" text;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD COLUMN "previous_ending" text;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD COLUMN "previous_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD COLUMN "per_second_max" integer;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD COLUMN "per_day_max" bigint;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD COLUMN "watched_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD COLUMN "watched_by" uuid;--> statement-breakpoint
CREATE INDEX "arrivals_newest" ON "telemetry"."arrivals" USING btree ("organisation_id","source_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "write_keys_previous_hash" ON "telemetry"."write_keys" USING btree ("previous_hash");--> statement-breakpoint
drop function telemetry.key_of(text);
--> statement-breakpoint
-- Reviewed look-up before any organisation is known: whose delivery is this. It is given a hash and answers for that hash alone.
create function telemetry.key_of(key_hash text)
returns table (id uuid, organisation_id uuid, per_second_max int, per_day_max bigint, watched_until timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select k.id, k.organisation_id, k.per_second_max, k.per_day_max, k.watched_until from telemetry.write_keys k
  where k.hash = key_hash and k.revoked_at is null
  union all
  select k.id, k.organisation_id, k.per_second_max, k.per_day_max, k.watched_until from telemetry.write_keys k
  where k.previous_hash = key_hash and k.previous_until > now() and k.revoked_at is null
$$;
