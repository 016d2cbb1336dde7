ALTER TABLE "crm"."import_errors" ADD COLUMN "outcome" text DEFAULT 'out' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."import_errors" ADD COLUMN "record_id" uuid;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "importer" jsonb;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "dry_run" jsonb;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "counts" jsonb;--> statement-breakpoint
ALTER TABLE "crm"."imports" ADD COLUMN "undo" jsonb;--> statement-breakpoint
ALTER TABLE "crm"."import_errors" ADD CONSTRAINT "import_errors_outcome" CHECK ("crm"."import_errors"."outcome" in ('out', 'in', 'kept'));