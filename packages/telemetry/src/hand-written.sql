-- The event log. Months are partitions, so that retention drops a month instead of deleting it row by row.
create table telemetry.events (
  organisation_id uuid not null,
  message_id text collate "C" not null,
  person_id uuid,
  user_ref text,
  name text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  source_id uuid,
  properties jsonb not null,
  context jsonb
) partition by range (occurred_at);
--> statement-breakpoint
-- Serves a person's own list, newest first, and adoption's recount of one person's events by property.
create index events_person on telemetry.events (organisation_id, person_id, occurred_at desc);
--> statement-breakpoint
-- Takes what no month takes, so that nothing is ever refused for its date; make_months moves it out.
create table telemetry.events_elsewhen partition of telemetry.events default;
--> statement-breakpoint
-- Makes the months from a year ago to two years ahead that do not exist yet. Run by the owner, at every migration (after_migrating);
-- the application's role may not. Anything older goes to one partition, because history is loaded once and dropped whole.
create function telemetry.make_months(today date default current_date) returns void
language plpgsql as $$
declare
  month date := date_trunc('month', today)::date - interval '12 months';
  last_month constant date := date_trunc('month', today)::date + interval '24 months';
  partition_name text;
begin
  set local time zone 'UTC';
  if to_regclass('telemetry.events_history') is null then
    execute format('create table telemetry.events_history partition of telemetry.events for values from (minvalue) to (%L)', month);
  end if;
  while month <= last_month loop
    partition_name := 'events_' || to_char(month, 'YYYY_MM');
    if to_regclass('telemetry.' || partition_name) is null then
      execute format('create table telemetry.%I (like telemetry.events including defaults)', partition_name);
      execute format('with moved as (delete from telemetry.events_elsewhen where occurred_at >= %L and occurred_at < %L returning *) insert into telemetry.%I select * from moved',
        month, month + interval '1 month', partition_name);
      execute format('alter table telemetry.events attach partition telemetry.%I for values from (%L) to (%L)',
        partition_name, month, (month + interval '1 month')::date);
    end if;
    month := month + interval '1 month';
  end loop;
end $$;
--> statement-breakpoint
create function telemetry.after_migrating() returns void language sql as $$ select telemetry.make_months() $$;
--> statement-breakpoint
select telemetry.make_months();
--> statement-breakpoint
-- Reviewed look-up before any organisation is known: whose delivery is this. It is given a hash and answers for that hash alone.
create function telemetry.key_of(key_hash text) returns table (id uuid, organisation_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select k.id, k.organisation_id from telemetry.write_keys k where k.hash = key_hash and k.revoked_at is null
$$;
--> statement-breakpoint
-- Reviewed: the person each outside name stands for. In order: external id, e-mail, our own id, a link learned from identify.
-- Under row level security lower(email) could not use its index; here it can. Answers for the transaction's organisation alone.
-- plpgsql keeps the plan between calls; without seqscan off that plan reads all people of a small organisation per name.
create function telemetry.people_by_ref(refs text[]) returns table (ref text, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off rows 20 as $$
declare organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query select r.ref, coalesce(
    (select p.id from directory.people p where p.organisation_id = organisation and p.external_id = r.ref),
    (select p.id from directory.people p where p.organisation_id = organisation and lower(p.email) = lower(r.ref)),
    (select p.id from directory.people p where p.organisation_id = organisation
      and p.id = case when r.ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.ref::uuid end),
    (select i.person_id from telemetry.identities i where i.organisation_id = organisation and i.user_ref = r.ref))
  from unnest(refs) r(ref);
end $$;
--> statement-breakpoint
-- Their rows are updated in place again and again; room on the page keeps the update out of the index.
alter table telemetry.usage_by_person_day set (fillfactor = 70);
--> statement-breakpoint
alter table telemetry.active_days set (fillfactor = 70);
--> statement-breakpoint
alter table telemetry.deliveries set (fillfactor = 50);
--> statement-breakpoint
create view telemetry.usage_by_person_day_v1 with (security_invoker = true) as
  select organisation_id, person_id, event, day, count from telemetry.usage_by_person_day;
--> statement-breakpoint
create view telemetry.active_days_v1 with (security_invoker = true) as
  select organisation_id, person_id, day, count from telemetry.active_days;
--> statement-breakpoint
create view telemetry.events_v1 with (security_invoker = true) as
  select organisation_id, person_id, name as event, occurred_at, properties from telemetry.events where person_id is not null;
