ALTER TABLE "change"."rollouts" ADD COLUMN "led_by" uuid;--> statement-breakpoint
ALTER TABLE "change"."rollouts" ADD CONSTRAINT "rollouts_organisation_id_led_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","led_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Until now whoever planned a rollout ran it.
update change.rollouts r set led_by = r.created_by
where exists (select from directory.people p where p.organisation_id = r.organisation_id and p.id = r.created_by);
--> statement-breakpoint
-- Who runs each rollout: whose names they may see, where the privacy mode gives a change manager any.
create view change.rollout_leads_v1 with (security_invoker = true) as
  select organisation_id, id as rollout_id, led_by as person_id from change.rollouts where led_by is not null;
