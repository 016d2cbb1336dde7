-- What a text is searched for where somebody may be named in it: names in small letters, as they are and as JSON writes them.
create function telemetry.needles(names text[]) returns text[]
language sql stable set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct w.word), '{}') from unnest(names) n(name)
  cross join lateral (values (lower(n.name)), (lower(regexp_replace(to_json(n.name)::text, '^"|"$', '', 'g')))) w(word) where n.name <> ''
$$;
--> statement-breakpoint
-- Those of them that are found inside a longer text too. A short employee number stands in everything, and says nobody.
create function telemetry.long_needles(needles text[]) returns text[]
language sql immutable set search_path = pg_catalog as $$
  select coalesce(array_agg(n), '{}') from unnest(needles) n where length(n) >= 6 or strpos(n, '@') > 0
$$;
--> statement-breakpoint
-- Whether a text, or JSON, names one of them: a long one anywhere but as part of a longer word; a short one as a whole value of JSON, or
-- as the number a sender gives its people.
create function telemetry.names_one(said text, needles text[]) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select exists (
    select from unnest(needles) n cross join lateral (select regexp_replace(n, '([^[:alnum:]])', '\\\1', 'g') as word) w
    where case when strpos(lower(said), n) > 0 then
      case when length(n) >= 6 or strpos(n, '@') > 0 then lower(said) ~ ('(^|[^[:alnum:]]|\\[nrtbf])' || w.word || '($|[^[:alnum:]])')
        else lower(said) ~ ('(^|[^\\])"' || w.word || '"[[:space:]]*($|[^:[:space:]])') or (n ~ '^[0-9]+$'
          and lower(said) ~ ('"([$]?(anon_)?distinct_id|userid|anonymousid|previousid|alias)"[[:space:]]*:[[:space:]]*' || n || '[[:space:]]*[,}]'))
      end end)
$$;
--> statement-breakpoint
-- What was sent along with an event, without every text and every key in it that names one of them.
create function telemetry.without_names(said jsonb, needles text[]) returns jsonb
language plpgsql immutable set search_path = pg_catalog as $$
begin
  if not exists (select from unnest(needles) n where strpos(lower(said::text), n) > 0) then return said; end if;
  case jsonb_typeof(said)
    when 'object' then return (select coalesce(jsonb_object_agg(e.key, telemetry.without_names(e.value, needles)), '{}') from jsonb_each(said) e
      where not telemetry.names_one(e.key, needles));
    when 'array' then return (select coalesce(jsonb_agg(telemetry.without_names(a.value, needles) order by a.place), '[]')
      from jsonb_array_elements(said) with ordinality a(value, place));
    when 'string' then return case when telemetry.names_one(said #>> '{}', needles) then '""' else said end;
    else return said;
  end case;
end $$;
--> statement-breakpoint
-- Whether a sender's name for somebody is one of these, in whatever case. Behind the sign of a source that is counted apart only a long one
-- is: a short one could be anybody's there.
create function telemetry.goes_by(ref text, needles text[]) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select lower(ref) = any(needles)
    or (ref like 'apart:%' and (length(ref) >= 21 or strpos(ref, '@') > 0) and lower(substr(ref, 16)) = any(needles))
$$;
--> statement-breakpoint
-- Erases one person: every row that names them, their messages or a name of theirs goes, and what others did no longer mentions them. Their sums by day stay under an id that is
-- nobody's, in the groups with at least `k` people alone, so that no figure of a time that is over changes and no row says whose it is.
create or replace function telemetry.erase_person(person uuid, k int, today date) returns table (events int, days int, names int)
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  stand_in constant uuid := gen_random_uuid();
  mine text[];
  words text[];
  long text[];
  messages text[];
begin
  perform telemetry.lock_names();
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  mine := array(
    select a.ref from telemetry.names_answered_by(person) a
    union select i.user_ref from telemetry.identities i where i.organisation_id = organisation and i.person_id = person
    union select e.user_ref from telemetry.events e where e.organisation_id = organisation and e.person_id = person and e.user_ref is not null
    union select f.user_ref from telemetry.folded_uses f where f.organisation_id = organisation and f.person_id = person and f.user_ref <> '');
  names := cardinality(mine);
  words := telemetry.needles(array(select unnest(mine) union select substr(m, 16) from unnest(mine) m where m like 'apart:%' and length(m) >= 21));
  long := telemetry.long_needles(words);
  -- A source that is counted apart says the same names behind a sign of its own.
  mine := array(
    select unnest(mine)
    union select 'apart:' || right(w.id::text, 8) || ':' || m from telemetry.write_keys w cross join unnest(mine) m
      where w.organisation_id = organisation and m not like 'apart:%' and (length(m) >= 6 or strpos(m, '@') > 0)
    union select u.user_ref from telemetry.unmatched_users u
      where u.organisation_id = organisation and u.user_ref like 'apart:%' and telemetry.goes_by(u.user_ref, words)
    union select r.ref from telemetry.name_links l cross join lateral (values (l.user_ref), (l.target)) r(ref)
      where l.organisation_id = organisation and r.ref like 'apart:%' and telemetry.goes_by(r.ref, words));
  if exists (select from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person)
    or exists (select from telemetry.use_spans s where s.organisation_id = organisation and s.person_id = person) then
    insert into telemetry.stand_ins (organisation_id, id, org_unit_id, location_id, job_role_id, starts_on, ends_on)
    select organisation, stand_in,
      case when (select count(*) from directory.people o where o.organisation_id = organisation and o.org_unit_id is not distinct from p.org_unit_id) >= k
        then coalesce(p.org_unit_id, nobody) end,
      case when (select count(*) from directory.people o where o.organisation_id = organisation and o.location_id is not distinct from p.location_id) >= k
        then coalesce(p.location_id, nobody) end,
      case when (select count(*) from directory.people o where o.organisation_id = organisation and o.job_role_id is not distinct from p.job_role_id) >= k
        then coalesce(p.job_role_id, nobody) end,
      case when exists (select from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person and u.day < p.starts_on)
        then p.starts_on end,
      least(p.ends_on, (date_trunc('month', today::timestamp) + interval '1 month')::date - 1)
    from directory.people p where p.organisation_id = organisation and p.id = person;
  end if;
  -- The place in the sets of people is another one, drawn by lot: the order of places would tell who came before and after.
  perform pg_advisory_xact_lock(hashtext(organisation::text), -1);
  delete from telemetry.person_numbers n where n.organisation_id = organisation and n.person_id = person;
  insert into telemetry.person_numbers (organisation_id, person_id, number)
  select organisation, i.id, f.number from telemetry.stand_ins i cross join lateral (
    select g.number from generate_series(0, (select coalesce(max(n.number), 0) + 32 from telemetry.person_numbers n where n.organisation_id = organisation)) g(number)
    where not exists (select from telemetry.person_numbers n where n.organisation_id = organisation and n.number = g.number) order by random() limit 1
  ) f where i.organisation_id = organisation and i.id = stand_in;
  update telemetry.usage_by_person_day u set person_id = stand_in where u.organisation_id = organisation and u.person_id = person;
  -- Days in which they were are worked out anew by the trigger.
  with moved as (update telemetry.active_days a set person_id = stand_in where a.organisation_id = organisation and a.person_id = person returning 1)
  select count(*) into days from moved;
  update telemetry.use_spans s set person_id = stand_in where s.organisation_id = organisation and s.person_id = person
    and exists (select from telemetry.stand_ins i where i.organisation_id = organisation and i.id = stand_in);
  delete from telemetry.use_spans s where s.organisation_id = organisation and s.person_id = person;

  with gone as (
    delete from telemetry.events e where e.organisation_id = organisation
      and (e.person_id = person or (e.person_id is null and e.user_ref = any(mine))) returning e.message_id
  ) select coalesce(array_agg(g.message_id), '{}') into messages from gone g;
  events := cardinality(messages);
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id = any(messages);
  -- Ids of events that are gone stay in the gate and say nothing, but for those a sender makes of a name.
  delete from telemetry.message_ids m where m.organisation_id = organisation and exists (
    select from unnest(long) n where strpos(lower(m.message_id), n) > 0) and telemetry.names_one(m.message_id, long);
  update telemetry.events e set properties = telemetry.without_names(e.properties, long), context = telemetry.without_names(e.context, long)
  where e.organisation_id = organisation and exists (
    select from unnest(long) n where strpos(lower(e.properties::text), n) > 0 or strpos(lower(e.context::text), n) > 0);
  -- Shown as they arrived, under whatever name.
  delete from telemetry.arrivals a where a.organisation_id = organisation and (a.message_id = any(messages) or a.user_ref = any(mine)
    or telemetry.goes_by(a.user_ref, words) or telemetry.names_one(a.properties::text, long) or telemetry.names_one(a.message_id, long));
  delete from telemetry.folded_uses f where f.organisation_id = organisation and (f.person_id = person or f.user_ref = any(mine));
  delete from telemetry.identities i where i.organisation_id = organisation and (i.person_id = person or i.user_ref = any(mine));
  delete from telemetry.name_links l where l.organisation_id = organisation and (l.user_ref = any(mine) or l.target = any(mine));
  delete from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(mine);
  delete from telemetry.name_moves m where m.organisation_id = organisation and (m.held_by = person or m.user_ref = any(mine));
  -- That something was refused stays, without what was sent.
  update telemetry.rejected_events r set sample = null where r.organisation_id = organisation and telemetry.names_one(r.sample, words);
  delete from telemetry.rejected_events r where r.organisation_id = organisation
    and (r.message_id = any(messages) or telemetry.names_one(r.message_id, long) or telemetry.names_one(r.excerpt::text, long));
  delete from telemetry.refused_rows r where r.organisation_id = organisation and telemetry.names_one(to_jsonb(r.cells)::text, words);
  update telemetry.history_uploads h set dry_run = null where h.organisation_id = organisation and telemetry.names_one(h.dry_run::text, words);
  update telemetry.history_uploads h set created_by = null where h.organisation_id = organisation and h.created_by = person;
  update telemetry.pull_sources s set created_by = null where s.organisation_id = organisation and s.created_by = person;
  update telemetry.identities i set decided_by = null where i.organisation_id = organisation and i.decided_by = person;
  update telemetry.write_keys w set created_by = null where w.organisation_id = organisation and w.created_by = person;
  update telemetry.catalogue_events c set owner_id = null where c.organisation_id = organisation and c.owner_id = person;
  perform directory.forget_audit_names(mine);
  update telemetry.retention_policies p set changed_by = null where p.organisation_id = organisation and p.changed_by = person;
  return next;
end $$;
