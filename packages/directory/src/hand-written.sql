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
--> statement-breakpoint
-- What decides what somebody may do, in one answer: who they are, their roles, and what administrators have changed.
-- Reviewed: it is asked before any organisation is set, by the two keys of one person, and answers that person alone.
create function directory.acting_person(organisation uuid, person uuid)
returns table (language text, time_zone text, ends_on text, org_unit_id uuid, privacy_mode text, roles jsonb, reaches jsonb)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.language, p.time_zone, p.ends_on::text, p.org_unit_id, o.privacy_mode,
    (select coalesce(jsonb_agg(jsonb_build_array(a.role, a.org_unit_id)), '[]') from directory.role_assignments a
      where a.organisation_id = p.organisation_id and a.person_id = p.id),
    (select coalesce(jsonb_agg(jsonb_build_array(r.role, r.permission, r.reach)), '[]') from directory.permission_reaches r
      where r.organisation_id = p.organisation_id)
  from directory.people p join directory.organisations o on o.id = p.organisation_id
  where p.organisation_id = organisation and p.id = person;
end $$;
--> statement-breakpoint
-- Whose open session this is, and what decides what they may do, in the same answer. Reviewed: it is asked before any
-- organisation is known, by the token whose signature has been checked, and answers nothing for a session that is over.
create function directory.acting_session(session_token text, moment timestamptz)
returns table (session_id uuid, organisation_id uuid, person_id uuid,
  language text, time_zone text, ends_on text, org_unit_id uuid, privacy_mode text, roles jsonb, reaches jsonb)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select s.id, u.organisation_id, u.person_id, a.*
  from directory.sessions s join directory.users u on u.id = s.user_id
  cross join lateral directory.acting_person(u.organisation_id, u.person_id) a
  where s.token = session_token and s.expires_at > moment and u.disabled_at is null;
end $$;
--> statement-breakpoint
-- Reviewed: the one way entries of the audit log are ever forgotten. Of the transaction's own organisation, at most ten thousand at a
-- time, and never one younger than a year, whatever is asked.
create function directory.forget_audit_entries(before timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  own constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  forgotten integer;
begin
  with old as (
    select e.id from directory.audit_entries e
    where e.organisation_id = own and e.created_at < least(before, now() - interval '1 year')
    order by e.created_at, e.id limit 10000
  )
  delete from directory.audit_entries e using old where e.organisation_id = own and e.id = old.id;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
--> statement-breakpoint
-- Reviewed: takes names of other systems out of what was written down about deciding whose they are, when that person is erased. That
-- something was decided, by whom and when, stays.
create function directory.forget_audit_names(refs text[]) returns void
language sql security definer set search_path = pg_catalog as $$
  update directory.audit_entries e set facts = '{}'
  where e.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
    and e.action like 'telemetry.name\_%' and lower(e.facts ->> 'name') in (select lower(r) from unnest(refs) r)
$$;
--> statement-breakpoint
-- What a name is filed under: small letters without the accents of our languages and their neighbours, because the database's own order
-- has accented letters behind z and small ones behind capitals.
create function directory.filed(name text) returns text language sql immutable parallel safe as $$
  select translate(lower(name), 'áàâäãåāéèêëēíìîïīóòôöõøōúùûüūñçýÿšžčćłß', 'aaaaaaaeeeeeiiiiiooooooouuuuuncyyszccls')
$$;
