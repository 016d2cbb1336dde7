CREATE TABLE "crm"."record_scores" (
	"organisation_id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"since" date NOT NULL,
	"until" date NOT NULL,
	"completeness" double precision NOT NULL,
	"validity" double precision NOT NULL,
	"uniqueness" double precision NOT NULL,
	"ownership" double precision NOT NULL,
	"touched_on" date,
	"missing" text[] NOT NULL,
	"invalid" text[] NOT NULL,
	CONSTRAINT "record_scores_organisation_id_record_type_record_id_until_pk" PRIMARY KEY("organisation_id","record_type","record_id","until")
);
--> statement-breakpoint
ALTER TABLE "crm"."record_qualities" ADD COLUMN "since" date DEFAULT current_date NOT NULL;--> statement-breakpoint
ALTER TABLE "crm"."record_qualities" ADD COLUMN "missing" text[];--> statement-breakpoint
ALTER TABLE "crm"."record_qualities" ADD COLUMN "invalid" text[];--> statement-breakpoint
ALTER TABLE "crm"."record_qualities" ADD COLUMN "touched_on" date;--> statement-breakpoint
CREATE INDEX "record_scores_until" ON "crm"."record_scores" USING btree ("organisation_id","until");