-- The first day that is still kept by person: what lies before it became sums of groups, on the night that reached furthest.
create view telemetry.kept_by_person_v1 with (security_invoker = true) as
  select r.organisation_id, max((r.ran_at at time zone o.time_zone)::date - r.person_days) as first_day
  from telemetry.retention_runs r join directory.organisations o on o.id = r.organisation_id group by r.organisation_id;
--> statement-breakpoint
-- When each person first did a thing, of those who did it on days that are no longer kept by person; '' is anything.
create view telemetry.first_uses_v1 with (security_invoker = true) as
  select organisation_id, person_id, event, first_day from telemetry.use_spans;
