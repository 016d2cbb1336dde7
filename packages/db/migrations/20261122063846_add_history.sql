CREATE TABLE "telemetry"."history_pieces" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "history_pieces_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "history_pieces_position" UNIQUE("organisation_id","upload_id","position")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."history_uploads" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text DEFAULT 'uploading' NOT NULL,
	"created_by" uuid,
	"file_name" text NOT NULL,
	"bytes_expected" bigint NOT NULL,
	"bytes_received" bigint DEFAULT 0 NOT NULL,
	"facts" jsonb,
	"mapping" jsonb,
	"dry_run" jsonb,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"stored" integer DEFAULT 0 NOT NULL,
	"known" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"first_day" date,
	"last_day" date,
	"removed" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"kept_until" timestamp with time zone,
	CONSTRAINT "history_uploads_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "history_uploads_state" CHECK ("telemetry"."history_uploads"."state" in ('uploading', 'ready', 'running', 'paused', 'done', 'undoing', 'undone', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "telemetry"."pull_files" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"path" text NOT NULL,
	"size" bigint NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	"bytes_read" bigint NOT NULL,
	"digest" text NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"stored" integer DEFAULT 0 NOT NULL,
	"known" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"passed_over" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pull_files_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "pull_files_path" UNIQUE("organisation_id","source_id","path")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."pull_sources" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"folder" text NOT NULL,
	"every_minutes" integer NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"paused_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"last_run_at" timestamp with time zone,
	"next_run_at" timestamp with time zone,
	"watermark" timestamp with time zone,
	"problem" text,
	CONSTRAINT "pull_sources_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "pull_sources_every" CHECK ("telemetry"."pull_sources"."every_minutes" between 5 and 10080)
);
--> statement-breakpoint
CREATE TABLE "telemetry"."refused_rows" (
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"reason" text NOT NULL,
	"cells" text[] NOT NULL,
	CONSTRAINT "refused_rows_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "telemetry"."retention_runs" (
	"organisation_id" uuid NOT NULL,
	"ran_at" timestamp with time zone NOT NULL,
	"raw_days" integer NOT NULL,
	"person_days" integer NOT NULL,
	"raw_events" bigint NOT NULL,
	"person_sums" bigint NOT NULL,
	CONSTRAINT "retention_runs_organisation_id_ran_at_pk" PRIMARY KEY("organisation_id","ran_at")
);
--> statement-breakpoint
ALTER TABLE "telemetry"."history_pieces" ADD CONSTRAINT "history_pieces_organisation_id_upload_id_history_uploads_organisation_id_id_fk" FOREIGN KEY ("organisation_id","upload_id") REFERENCES "telemetry"."history_uploads"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telemetry"."pull_files" ADD CONSTRAINT "pull_files_organisation_id_source_id_pull_sources_organisation_id_id_fk" FOREIGN KEY ("organisation_id","source_id") REFERENCES "telemetry"."pull_sources"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "history_uploads_newest" ON "telemetry"."history_uploads" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "pull_files_digest" ON "telemetry"."pull_files" USING btree ("organisation_id","source_id","digest");--> statement-breakpoint
CREATE INDEX "refused_rows_line" ON "telemetry"."refused_rows" USING btree ("organisation_id","file_id","line","id");--> statement-breakpoint
-- The file an event was brought in with, so that a whole file can be taken back.
alter table telemetry.events add column upload_id uuid;
--> statement-breakpoint
-- Finds what a file added; events that arrive by themselves cost nothing here.
create index events_upload on telemetry.events (organisation_id, upload_id, message_id) where upload_id is not null;
--> statement-breakpoint
drop function telemetry.fold_raw(timestamptz, timestamptz);
--> statement-breakpoint
drop function telemetry.keep_groups(date, int);
--> statement-breakpoint
-- Takes raw events of a stretch of time out of the log. What is kept of them: how often each name did what on which day, so that a name
-- can still change hands, and how many matched each behaviour's filter, so that its counts stay. Sums by person and day are untouched.
-- Events of a file that can still be taken back at that moment stay.
create function telemetry.fold_raw(since timestamptz, before timestamptz, at timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zone constant text := (select o.time_zone from directory.organisations o where o.id = organisation);
  folded int;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  with gone as (
    delete from telemetry.events e where e.organisation_id = organisation and e.occurred_at >= since and e.occurred_at < before
      and (e.upload_id is null or not exists (select from telemetry.history_uploads h where h.organisation_id = organisation and h.id = e.upload_id and h.kept_until > at))
    returning coalesce(e.person_id, nobody) as p, coalesce(e.user_ref, '') as r, e.name as n, (e.occurred_at at time zone zone)::date as d, e.properties as x
  ), named as (
    insert into telemetry.folded_uses as t (organisation_id, person_id, user_ref, event, filter, day, count)
    select organisation, g.p, g.r, g.n, '{}', g.d, count(*) from gone g where g.r <> '' group by g.p, g.r, g.n, g.d
    on conflict (organisation_id, person_id, user_ref, event, filter, day) do update set count = t.count + excluded.count
  ), filtered as (
    insert into telemetry.folded_uses as t (organisation_id, person_id, user_ref, event, filter, day, count)
    select organisation, g.p, g.r, g.n, f.filter, g.d, count(*) from gone g
    join (select distinct b.event, b.filter from change.behaviours_v1 b where b.organisation_id = organisation and b.filter is not null) f
      on f.event = g.n and g.x @> f.filter
    where f.filter <> '{}' or g.r = '' group by g.p, g.r, g.n, f.filter, g.d
    on conflict (organisation_id, person_id, user_ref, event, filter, day) do update set count = t.count + excluded.count
  ) select count(*) into folded from gone;
  return folded;
end $$;
--> statement-breakpoint
-- Turns days that are too old to be kept by person into sums of the organisation, its units and job roles. A group of fewer than `k` is
-- added to the others of its kind, and where those are still fewer, the smallest other group with it: no difference shows fewer than k.
-- What a file added that can still be taken back at that moment stays by person.
create function telemetry.keep_groups(before date, k int, at timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zone constant text := (select o.time_zone from directory.organisations o where o.id = organisation);
  kept int;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  with held as materialized (
    select distinct e.person_id, e.name, (e.occurred_at at time zone zone)::date as day from telemetry.events e
    where e.organisation_id = organisation and e.person_id is not null and e.upload_id = any(array(
      select h.id from telemetry.history_uploads h where h.organisation_id = organisation and h.kept_until > at))
  ), gone as (
    delete from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.day < before
      and (u.person_id, u.event, u.day) not in (select h.person_id, h.name, h.day from held h) returning u.person_id, u.event, u.day, u.count
  ), gone_days as (
    delete from telemetry.active_days a where a.organisation_id = organisation and a.day < before
      and (a.person_id, a.day) not in (select h.person_id, h.day from held h) returning a.person_id, a.day, a.count
  ), uses as materialized (
    select g.person_id, g.event, g.day, g.count from gone g union all select d.person_id, '', d.day, d.count from gone_days d
  ), cells as (
    select 'all' as grouping, nobody as id, u.event, u.day, count(*) as people, sum(u.count) as count from uses u group by u.event, u.day
    union all
    select g.grouping, coalesce(g.id, nobody), u.event, u.day, count(*), sum(u.count) from uses u
    join directory.people p on p.organisation_id = organisation and p.id = u.person_id
    cross join lateral (values ('unit', p.org_unit_id), ('job_role', p.job_role_id)) g(grouping, id) group by 1, 2, 3, 4
  ), sized as (
    select c.*, c.id <> nobody and c.people >= k as shown,
      sum(c.people) filter (where c.id = nobody or c.people < k) over (partition by c.grouping, c.event, c.day) as rest,
      row_number() over (partition by c.grouping, c.event, c.day, c.id <> nobody and c.people >= k order by c.people, c.id) as place
    from cells c
  ), put as (
    insert into telemetry.group_uses as t (organisation_id, grouping, group_id, event, day, people, count)
    select organisation, s.grouping, s.id, s.event, s.day, sum(s.people), sum(s.count) from (
      select z.grouping, case when z.shown and not (z.rest < k and z.place = 1) then z.id else nobody end as id, z.event, z.day, z.people, z.count from sized z
    ) s group by s.grouping, s.id, s.event, s.day having s.grouping = 'all' or sum(s.people) >= k
    on conflict (organisation_id, grouping, group_id, event, day) do update set people = t.people + excluded.people, count = t.count + excluded.count
  ), unfolded as (
    delete from telemetry.folded_uses f where f.organisation_id = organisation and f.day < before returning f.person_id, f.user_ref, f.filter, f.count
  ), fewer as (
    update telemetry.unmatched_users t set count = greatest(0, t.count - n.count)
    from (select f.user_ref, sum(f.count) as count from unfolded f where f.person_id = nobody and f.filter = '{}' group by f.user_ref) n
    where t.organisation_id = organisation and t.user_ref = n.user_ref
  ) select count(*) into kept from uses;
  delete from telemetry.unmatched_users t where t.organisation_id = organisation and t.count <= 0;
  return kept;
end $$;
--> statement-breakpoint
drop function telemetry.erase_person(uuid, int);
--> statement-breakpoint
-- Erases one person: every row that names them, their messages or a name of theirs goes. What they did stays in the sums of days and
-- groups in which at least `k` people did the same, so that no figure that may be shown changes, and no row is about them.
create function telemetry.erase_person(person uuid, k int) returns table (events int, days int, names int)
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  mine text[];
  messages text[];
begin
  perform telemetry.lock_names();
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  mine := array(
    select a.ref from telemetry.names_answered_by(person) a
    union select i.user_ref from telemetry.identities i where i.organisation_id = organisation and i.person_id = person
    union select e.user_ref from telemetry.events e where e.organisation_id = organisation and e.person_id = person and e.user_ref is not null
    union select f.user_ref from telemetry.folded_uses f where f.organisation_id = organisation and f.person_id = person and f.user_ref <> '');
  with theirs as materialized (
    select u.event, u.day, u.count from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person
    union all select '', a.day, a.count from telemetry.active_days a where a.organisation_id = organisation and a.person_id = person
  ), everybody as materialized (
    select u.person_id, u.event, u.day from telemetry.usage_by_person_day u where u.organisation_id = organisation and (u.event, u.day) in (select t.event, t.day from theirs t)
    union all select a.person_id, '', a.day from telemetry.active_days a where a.organisation_id = organisation and a.day in (select t.day from theirs t)
  ), their_groups as (
    select g.grouping, g.id from directory.people p
    cross join lateral (values ('all', nobody), ('unit', p.org_unit_id), ('job_role', p.job_role_id)) g(grouping, id)
    where p.organisation_id = organisation and p.id = person and g.id is not null
  )
  insert into telemetry.group_uses as t (organisation_id, grouping, group_id, event, day, people, count)
  select organisation, g.grouping, g.id, u.event, u.day, 1, u.count from theirs u cross join their_groups g
  where (
    select count(*) from everybody e join directory.people p on p.organisation_id = organisation and p.id = e.person_id
    where e.event = u.event and e.day = u.day and (g.grouping = 'all' or g.id = case g.grouping when 'unit' then p.org_unit_id else p.job_role_id end)
  ) + coalesce((select o.people from telemetry.group_uses o where o.organisation_id = organisation and o.grouping = g.grouping and o.group_id = g.id
    and o.event = u.event and o.day = u.day), 0) >= k
  on conflict (organisation_id, grouping, group_id, event, day) do update set people = t.people + 1, count = t.count + excluded.count;

  with gone as (
    delete from telemetry.events e where e.organisation_id = organisation
      and (e.person_id = person or (e.person_id is null and e.user_ref = any(mine))) returning e.message_id
  ) select coalesce(array_agg(g.message_id), '{}') into messages from gone g;
  events := cardinality(messages);
  names := cardinality(mine);
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id = any(messages);
  delete from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person;
  with gone as (delete from telemetry.active_days a where a.organisation_id = organisation and a.person_id = person returning 1)
  select count(*) into days from gone;
  delete from telemetry.folded_uses f where f.organisation_id = organisation and (f.person_id = person or f.user_ref = any(mine));
  delete from telemetry.identities i where i.organisation_id = organisation and (i.person_id = person or i.user_ref = any(mine));
  delete from telemetry.name_links l where l.organisation_id = organisation and (l.user_ref = any(mine) or l.target = any(mine));
  delete from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(mine);
  delete from telemetry.name_moves m where m.organisation_id = organisation and (m.held_by = person or m.user_ref = any(mine));
  delete from telemetry.person_numbers n where n.organisation_id = organisation and n.person_id = person;
  delete from telemetry.rejected_events r where r.organisation_id = organisation
    and (r.message_id = any(messages) or exists (select from unnest(mine) m where strpos(lower(to_jsonb(r)::text), lower(m)) > 0));
  delete from telemetry.refused_rows r where r.organisation_id = organisation
    and exists (select from unnest(mine) m where strpos(lower(array_to_string(r.cells, ' ')), lower(m)) > 0);
  update telemetry.history_uploads h set dry_run = null where h.organisation_id = organisation
    and exists (select from unnest(mine) m where strpos(lower(h.dry_run::text), lower(m)) > 0);
  update telemetry.history_uploads h set created_by = null where h.organisation_id = organisation and h.created_by = person;
  update telemetry.pull_sources s set created_by = null where s.organisation_id = organisation and s.created_by = person;
  update telemetry.identities i set decided_by = null where i.organisation_id = organisation and i.decided_by = person;
  update telemetry.write_keys w set created_by = null where w.organisation_id = organisation and w.created_by = person;
  update telemetry.catalogue_events c set owner_id = null where c.organisation_id = organisation and c.owner_id = person;
  update telemetry.retention_policies p set changed_by = null where p.organisation_id = organisation and p.changed_by = person;
  return next;
end $$;
