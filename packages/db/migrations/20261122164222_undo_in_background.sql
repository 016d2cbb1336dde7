ALTER TABLE "crm"."runs" DROP CONSTRAINT "runs_state";--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD COLUMN "undo" jsonb;--> statement-breakpoint
ALTER TABLE "crm"."runs" ADD CONSTRAINT "runs_state" CHECK ("crm"."runs"."state" in ('running', 'paused', 'done', 'failed', 'undoing'));