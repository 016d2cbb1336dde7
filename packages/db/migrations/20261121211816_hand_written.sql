-- change
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
-- directory
-- Everyone below a manager, however deep. Walks people_manager; a loop in the data ends the walk instead of hanging it.
create function directory.team_of(organisation uuid, manager uuid) returns setof uuid
language sql stable as $$
  with recursive team(id, path) as (
    select p.id, array[p.id] from directory.people p where p.organisation_id = organisation and p.manager_id = manager
    union all
    select p.id, team.path || p.id from directory.people p join team on p.manager_id = team.id
    where p.organisation_id = organisation and not p.id = any(team.path) and cardinality(team.path) < 30
  )
  select distinct id from team
$$;
--> statement-breakpoint
-- The given units and everything below them. Walks org_units_parent.
create function directory.units_below(organisation uuid, roots uuid[]) returns setof uuid
language sql stable as $$
  with recursive below(id, depth) as (
    select u.id, 0 from directory.org_units u where u.organisation_id = organisation and u.id = any(roots)
    union
    select u.id, below.depth + 1 from directory.org_units u join below on u.parent_id = below.id
    where u.organisation_id = organisation and below.depth < 30
  )
  select distinct id from below
$$;
--> statement-breakpoint
create function directory.people_in_units(organisation uuid, roots uuid[]) returns setof uuid
language sql stable as $$
  select p.id from directory.people p
  where p.organisation_id = organisation and p.org_unit_id in (select directory.units_below(organisation, roots))
$$;
--> statement-breakpoint
-- Reviewed look-up before any organisation is known: which organisations the scheduled jobs run for.
create function directory.organisation_ids() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select id from directory.organisations order by created_at, id
$$;
