-- Moves what one name did from one person's sums to another's. Rows are taken, and made, in the order in which storing takes them
-- (storeEventsSql says which), so that the two cannot deadlock; a sum that comes to nothing leaves no row. Of a name kept under nobody, `unmatched_users` follows.
create or replace function telemetry.shift_sums(name text, held uuid, becomes uuid, deltas jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_variable
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
  if held = nobody then
    update telemetry.unmatched_users t set count = t.count - (select sum(d.many) from jsonb_to_recordset(deltas) as d(many int))
    where t.organisation_id = organisation and t.user_ref = name;
    delete from telemetry.unmatched_users t where t.organisation_id = organisation and t.user_ref = name and t.count <= 0;
  elsif becomes = nobody then
    insert into telemetry.unmatched_users as t (organisation_id, user_ref, count, first_seen_at, last_seen_at)
    select organisation, name, sum(d.many), min(d.a), max(d.z) from jsonb_to_recordset(deltas) as d(many int, a timestamptz, z timestamptz)
    on conflict (organisation_id, user_ref) do update set count = t.count + excluded.count,
      first_seen_at = least(t.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(t.last_seen_at, excluded.last_seen_at);
  end if;
  insert into telemetry.usage_by_person_day as t (organisation_id, person_id, event, day, count)
  select organisation, x.p, x.n, x.d, x.many from (
    select case s.sign when 1 then becomes else held end as p, d.n, d.d, s.sign * d.many as many
    from jsonb_to_recordset(deltas) as d(n text, d date, many int) cross join (values (1), (-1)) s(sign)
  ) x where x.p <> nobody order by x.p, x.n collate "C", x.d
  on conflict (organisation_id, person_id, event, day) do update set count = t.count + excluded.count;
  insert into telemetry.active_days as t (organisation_id, day, person_id, count)
  select organisation, x.d, x.p, x.many from (
    select case s.sign when 1 then becomes else held end as p, d.d, s.sign * sum(d.many)::int as many
    from jsonb_to_recordset(deltas) as d(d date, many int) cross join (values (1), (-1)) s(sign) group by 1, d.d, s.sign
  ) x where x.p <> nobody order by x.d, x.p
  on conflict (organisation_id, day, person_id) do update set count = t.count + excluded.count;
  delete from telemetry.usage_by_person_day t using jsonb_to_recordset(deltas) as d(n text, d date)
  where t.organisation_id = organisation and t.person_id = held and t.event = d.n and t.day = d.d and t.count = 0;
  delete from telemetry.active_days t using (select distinct x.d from jsonb_to_recordset(deltas) as x(d date)) d
  where t.organisation_id = organisation and t.person_id = held and t.day = d.d and t.count = 0;
end $$;
--> statement-breakpoint
-- Throws away what was worked out about the days that a statement changed. The lock's other side is sealDay's: a set of people is never older than its day. A statement over very
-- many days (history) takes one lock for all, or the lock table would overflow.
create or replace function telemetry.unseal_days() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (select count(*) > 60 from (select distinct organisation_id, day from changed) d) then
    perform pg_advisory_xact_lock(hashtext(c.organisation_id::text), -2), set_config('telemetry.every_day_held', c.organisation_id::text, true)
      from (select distinct organisation_id from changed order by 1) c;
  -- Who holds all days asks for none of them: whoever works one out may hold it, and wait for the lock of all.
  elsif exists (select from changed c where c.organisation_id::text is distinct from current_setting('telemetry.every_day_held', true)) then
    perform pg_advisory_xact_lock_shared(hashtext(c.organisation_id::text), c.day - date '2000-01-01')
      from (select distinct organisation_id, day from changed order by 1, 2) c;
  end if;
  delete from telemetry.day_presence p using (select distinct organisation_id, day from changed) c
    where p.organisation_id = c.organisation_id and p.day = c.day;
  -- Kept by whoever held the sets until then, so after them; where there are none there is nothing to throw away.
  if found then
    delete from telemetry.day_set_uses u using (select distinct organisation_id, day from changed) c
      where u.organisation_id = c.organisation_id and u.day = c.day;
  end if;
  return null;
end $$;
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
  -- In the order in which storing takes them, so that the two cannot deadlock.
  perform from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(mine) order by u.user_ref collate "C" for update;
  perform from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person order by u.event, u.day for update;
  perform from telemetry.active_days a where a.organisation_id = organisation and a.person_id = person order by a.day for update;
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
  -- The place in the sets of people is another one, drawn by lot: the order of places would tell who came before and after.
  -- Last of all: whoever works out a day waits for this lock, and others wait for that day.
  perform pg_advisory_xact_lock(hashtext(organisation::text), -1);
  delete from telemetry.person_numbers n where n.organisation_id = organisation and n.person_id = person;
  insert into telemetry.person_numbers (organisation_id, person_id, number)
  select organisation, i.id, f.number from telemetry.stand_ins i cross join lateral (
    select g.number from generate_series(0, (select coalesce(max(n.number), 0) + 32 from telemetry.person_numbers n where n.organisation_id = organisation)) g(number)
    where not exists (select from telemetry.person_numbers n where n.organisation_id = organisation and n.number = g.number) order by random() limit 1
  ) f where i.organisation_id = organisation and i.id = stand_in;
  return next;
end $$;
