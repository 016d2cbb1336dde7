CREATE TABLE "directory"."handovers" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"successor_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "handovers_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id"),
	CONSTRAINT "handovers_not_to_oneself" CHECK ("directory"."handovers"."successor_id" <> "directory"."handovers"."person_id")
);
--> statement-breakpoint
CREATE TABLE "directory"."permission_reaches" (
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"permission" text NOT NULL,
	"reach" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" uuid,
	CONSTRAINT "permission_reaches_organisation_id_role_permission_pk" PRIMARY KEY("organisation_id","role","permission"),
	CONSTRAINT "permission_reaches_role_known" CHECK ("directory"."permission_reaches"."role" in ('employee', 'people_manager', 'change_manager', 'sponsor', 'leader', 'administrator')),
	CONSTRAINT "permission_reaches_reach_known" CHECK ("directory"."permission_reaches"."reach" in ('none', 'own', 'reports', 'team', 'unit', 'organisation'))
);
--> statement-breakpoint
ALTER TABLE "directory"."handovers" ADD CONSTRAINT "handovers_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."handovers" ADD CONSTRAINT "handovers_organisation_id_successor_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","successor_id") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."permission_reaches" ADD CONSTRAINT "permission_reaches_organisation_id_changed_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","changed_by") REFERENCES "directory"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handovers_successor" ON "directory"."handovers" USING btree ("organisation_id","successor_id");
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
