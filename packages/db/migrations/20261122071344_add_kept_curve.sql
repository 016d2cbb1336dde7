ALTER TABLE "crm"."profit_states" ADD COLUMN "curve" jsonb;--> statement-breakpoint
CREATE INDEX "account_figures_currency" ON "crm"."account_figures" USING btree ("organisation_id","currency","month");--> statement-breakpoint
CREATE INDEX "opportunities_closed" ON "crm"."opportunities" USING btree ("organisation_id","currency","closed_at") WHERE "crm"."opportunities"."closed_at" is not null;