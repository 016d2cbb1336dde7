ALTER TABLE "crm"."contacts" ADD COLUMN "other_addresses" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."leads" ADD COLUMN "other_addresses" text DEFAULT '' NOT NULL;