import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { Language, Role } from "@arraigo/platform/contract";
import { sql } from "drizzle-orm";

export interface EnrolPeople {
  units?: readonly { id: string; parentId?: string | null; name: string }[];
  jobRoles?: readonly { id: string; name: string }[];
  locations?: readonly { id: string; name: string; timeZone: string }[];
  people?: readonly EnrolledPerson[];
  absences?: readonly { personId: string; startsOn: string; endsOn: string }[];
  /** `orgUnitId` left out: for the whole organisation. */
  roles?: readonly { personId: string; role: Role; orgUnitId?: string | null }[];
}

export interface EnrolledPerson {
  id: string;
  externalId?: string | null;
  email: string;
  givenName: string;
  familyName: string;
  orgUnitId?: string | null;
  managerId?: string | null;
  jobRoleId?: string | null;
  locationId?: string | null;
  language?: Language;
  timeZone?: string;
  /** Local dates, both inclusive. */
  startsOn: string;
  endsOn?: string | null;
  workloadPercent?: number;
}

/**
 * Writes a whole organisation at once, one statement a table, in any order of rows: for the simulator and first set-ups, by
 * the system alone. Announces nothing; who calls it announces once for all.
 */
export async function enrolPeople(ctx: Ctx, input: EnrolPeople): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const write = writerOf(tx, ctx.organisationId);
    await write(
      "org_units",
      "id uuid, parent_id uuid, name text",
      (input.units ?? []).map((u) => ({ id: u.id, parent_id: u.parentId, name: u.name })),
    );
    await write("job_roles", "id uuid, name text", input.jobRoles ?? []);
    await write(
      "locations",
      "id uuid, name text, time_zone text",
      (input.locations ?? []).map((l) => ({ id: l.id, name: l.name, time_zone: l.timeZone })),
    );
    await write(
      "people",
      personColumns,
      (input.people ?? []).map((person) => personRow(person, ctx)),
    );
    await write(
      "absences",
      "id uuid, person_id uuid, starts_on date, ends_on date",
      (input.absences ?? []).map((a) => ({
        id: newId(),
        person_id: a.personId,
        starts_on: a.startsOn,
        ends_on: a.endsOn,
      })),
    );
    await write(
      "role_assignments",
      "id uuid, person_id uuid, role text, org_unit_id uuid, created_at timestamptz",
      (input.roles ?? []).map((r) => ({
        id: newId(),
        person_id: r.personId,
        role: r.role,
        org_unit_id: r.orgUnitId,
        created_at: ctx.clock.now(),
      })),
    );
  });
}

const personColumns =
  "id uuid, external_id text, email text, given_name text, family_name text, org_unit_id uuid, manager_id uuid, job_role_id uuid, location_id uuid, language text, time_zone text, starts_on date, ends_on date, workload_percent int, created_at timestamptz, updated_at timestamptz";

function personRow(person: EnrolledPerson, ctx: Ctx): Record<string, unknown> {
  return {
    id: person.id,
    external_id: person.externalId,
    email: person.email.toLowerCase(),
    given_name: person.givenName,
    family_name: person.familyName,
    org_unit_id: person.orgUnitId,
    manager_id: person.managerId,
    job_role_id: person.jobRoleId,
    location_id: person.locationId,
    language: person.language ?? ctx.actor.language,
    time_zone: person.timeZone ?? ctx.actor.timeZone,
    starts_on: person.startsOn,
    ends_on: person.endsOn,
    workload_percent: person.workloadPercent ?? 100,
    created_at: ctx.clock.now(),
    updated_at: ctx.clock.now(),
  };
}

/** Inserts any number of rows in one statement with one parameter: JSON, expanded by the database. `columns` are our own words. */
export function writerOf(tx: Tx, organisationId: string) {
  return async (table: string, columns: string, rows: readonly object[]): Promise<void> => {
    if (rows.length === 0) return;
    const names = sql.raw(
      columns
        .split(", ")
        .map((each) => each.split(" ")[0])
        .join(", "),
    );
    await tx.execute(
      sql`insert into directory.${sql.raw(table)} (organisation_id, ${names})
          select ${organisationId}::uuid, ${names} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(columns)})`,
    );
  };
}
