-- Published relations: what adoption and sponsorship may join. Read-only, versioned, under the reader's own rights.
create view change.rollouts_v1 with (security_invoker = true) as
  select organisation_id, id as rollout_id, name, objective, starts_on as started_on from change.rollouts;
--> statement-breakpoint
create view change.waves_v1 with (security_invoker = true) as
  select organisation_id, rollout_id, id as wave_id, name, position, go_live_on from change.waves;
--> statement-breakpoint
create view change.wave_people_v1 with (security_invoker = true) as
  select m.organisation_id, m.rollout_id, m.wave_id, m.person_id, w.go_live_on
  from change.wave_people m join change.waves w on w.organisation_id = m.organisation_id and w.id = m.wave_id;
--> statement-breakpoint
create view change.behaviours_v1 with (security_invoker = true) as
  select organisation_id, rollout_id, id as behaviour_id, job_role_id, name, benefit, event, filter, target_count, cadence, required, position
  from change.behaviours;
--> statement-breakpoint
create view change.plan_points_v1 with (security_invoker = true) as
  select organisation_id, rollout_id, day, share from change.plan_points;
--> statement-breakpoint
-- Who runs each rollout: whose names they may see, where the privacy mode gives a change manager any.
create view change.rollout_leads_v1 with (security_invoker = true) as
  select organisation_id, id as rollout_id, led_by as person_id from change.rollouts where led_by is not null;
