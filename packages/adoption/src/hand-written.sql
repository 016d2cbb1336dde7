-- Who is or was in scope of a rollout, since when, and when they had adopted it; as of the day for which everybody was last worked out.
create view adoption.rollout_people_v1 with (security_invoker = true) as
  select p.organisation_id, p.rollout_id, p.person_id, p.wave_id, p.scope_from, p.scope_until, p.spells, r.as_of_day
  from adoption.rollout_people p
  left join adoption.refreshes r on r.organisation_id = p.organisation_id and r.rollout_id = p.rollout_id;
--> statement-breakpoint
-- What is asked of whom now, and where they stand on it.
create view adoption.asked_behaviours_v1 with (security_invoker = true) as
  select organisation_id, rollout_id, behaviour_id, person_id, state from adoption.states where asked;
