CREATE TABLE "crm"."suppressed_points" (
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	"opted_out_at" timestamp with time zone NOT NULL,
	"opt_out_source" text,
	"opted_out_by" uuid,
	CONSTRAINT "suppressed_points_organisation_id_kind_hash_pk" PRIMARY KEY("organisation_id","kind","hash"),
	CONSTRAINT "suppressed_points_kind" CHECK ("crm"."suppressed_points"."kind" in ('email', 'phone'))
);
