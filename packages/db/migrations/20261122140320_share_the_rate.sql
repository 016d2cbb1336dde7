ALTER TABLE "telemetry"."write_keys" ADD COLUMN "rate_left" double precision;--> statement-breakpoint
ALTER TABLE "telemetry"."write_keys" ADD COLUMN "rate_at" timestamp with time zone;
