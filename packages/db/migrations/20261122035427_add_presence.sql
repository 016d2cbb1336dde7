CREATE TABLE "telemetry"."day_presence" (
	"organisation_id" uuid NOT NULL,
	"day" date NOT NULL,
	"event" text NOT NULL,
	"people" "bytea" NOT NULL,
	"counts" "bytea" NOT NULL,
	CONSTRAINT "day_presence_organisation_id_day_event_pk" PRIMARY KEY("organisation_id","day","event")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."person_numbers" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "person_numbers_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id"),
	CONSTRAINT "person_numbers_number" UNIQUE("organisation_id","number")
);
--> statement-breakpoint
CREATE INDEX "day_presence_event" ON "telemetry"."day_presence" USING btree ("organisation_id","event","day");--> statement-breakpoint
CREATE INDEX "usage_by_person_day_day" ON "telemetry"."usage_by_person_day" USING btree ("organisation_id","day");--> statement-breakpoint
-- Throws away what was worked out about the days that a statement changed. The lock's other side is sealDay's: a set of people is never older than its day. A statement over very
-- many days (history) takes one lock for all, or the lock table would overflow.
create function telemetry.unseal_days() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (select count(*) > 60 from (select distinct organisation_id, day from changed) d) then
    perform pg_advisory_xact_lock(hashtext(c.organisation_id::text), -2) from (select distinct organisation_id from changed order by 1) c;
  else
    perform pg_advisory_xact_lock_shared(hashtext(c.organisation_id::text), c.day - date '2000-01-01')
      from (select distinct organisation_id, day from changed order by 1, 2) c;
  end if;
  delete from telemetry.day_presence p using (select distinct organisation_id, day from changed) c
    where p.organisation_id = c.organisation_id and p.day = c.day;
  return null;
end $$;
--> statement-breakpoint
create trigger unseal_inserted after insert on telemetry.active_days referencing new table as changed
  for each statement execute function telemetry.unseal_days();
--> statement-breakpoint
create trigger unseal_updated after update on telemetry.active_days referencing new table as changed
  for each statement execute function telemetry.unseal_days();
--> statement-breakpoint
create trigger unseal_deleted after delete on telemetry.active_days referencing old table as changed
  for each statement execute function telemetry.unseal_days();
