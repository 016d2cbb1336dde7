ALTER TABLE "crm"."runs" ADD COLUMN "state" text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD COLUMN "total" integer;--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD COLUMN "done" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD COLUMN "work" jsonb;--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD COLUMN "found" jsonb;--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD COLUMN "importer" jsonb;--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD COLUMN "problem" jsonb;--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD CONSTRAINT "runs_state" CHECK ("crm"."runs"."state" in ('running', 'paused', 'done', 'failed'));