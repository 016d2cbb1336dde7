CREATE TABLE "crm"."conversions" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"account_id" uuid,
	"contact_id" uuid,
	"opportunity_id" uuid,
	"made" text[] NOT NULL,
	"journal" jsonb NOT NULL,
	"converted_by" uuid,
	"converted_at" timestamp with time zone NOT NULL,
	"undone_by" uuid,
	"undone_at" timestamp with time zone,
	CONSTRAINT "conversions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "crm"."gate_overrides" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."pipelines" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "crm"."pipelines" ADD COLUMN "changed_by" uuid;--> statement-breakpoint
ALTER TABLE "crm"."conversions" ADD CONSTRAINT "conversions_organisation_id_lead_id_leads_organisation_id_id_fk" FOREIGN KEY ("organisation_id","lead_id") REFERENCES "crm"."leads"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversions_lead" ON "crm"."conversions" USING btree ("organisation_id","lead_id","converted_at","id");--> statement-breakpoint
CREATE INDEX "approvals_record" ON "crm"."approvals" USING btree ("organisation_id","record_id","requested_at");--> statement-breakpoint
CREATE INDEX "leads_converted_account" ON "crm"."leads" USING btree ("organisation_id","converted_account_id") WHERE "crm"."leads"."converted_account_id" is not null;--> statement-breakpoint
CREATE INDEX "leads_converted_contact" ON "crm"."leads" USING btree ("organisation_id","converted_contact_id") WHERE "crm"."leads"."converted_contact_id" is not null;--> statement-breakpoint
CREATE INDEX "leads_converted_opportunity" ON "crm"."leads" USING btree ("organisation_id","converted_opportunity_id") WHERE "crm"."leads"."converted_opportunity_id" is not null;