import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { directory } from "../namespace";

/** A tenant. Everything else belongs to exactly one. A handful of rows; the row itself is its own tenant for row level security. */
export const organisations = directory.table(
  "organisations",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    language: text("language").notNull().default("en"),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** Who may see whose behaviour by name. Every change is announced and in the audit log. */
    privacyMode: text("privacy_mode").notNull().default("team"),
    createdAt: createdAtColumn(),
  },
  (t) => [
    check("organisations_language", sql`${t.language} in ('en', 'es')`),
    check("organisations_privacy_mode", sql`${t.privacyMode} in ('named_support', 'team', 'works_council')`),
  ],
);

/** The tree of departments and teams. Written by administrators and imports; hundreds of rows. */
export const orgUnits = directory.table(
  "org_units",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    parentId: uuid("parent_id"),
    name: text("name").notNull(),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId], foreignColumns: [organisations.id] }),
    foreignKey({ columns: [t.organisationId, t.parentId], foreignColumns: [t.organisationId, t.id] }),
    // Serves the walk from a unit to everything below it (units_below).
    index("org_units_parent").on(t.organisationId, t.parentId),
    unique("org_units_name_below_parent").on(t.organisationId, t.parentId, t.name).nullsNotDistinct(),
  ],
);

/** What people do for a living here: seller, agent, marketer. Behaviours are expected of job roles. */
export const jobRoles = directory.table(
  "job_roles",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: text("name").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId], foreignColumns: [organisations.id] }),
    unique("job_roles_name").on(t.organisationId, t.name),
  ],
);

/** Where people work. */
export const locations = directory.table(
  "locations",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: text("name").notNull(),
    timeZone: text("time_zone").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId], foreignColumns: [organisations.id] }),
    unique("locations_name").on(t.organisationId, t.name),
  ],
);

/**
 * The people of an organisation, in the system or not. Grows with the workforce (hundreds to a hundred thousand) and is never
 * deleted: who left has an end date, so that yesterday's figures keep their denominator.
 */
export const people = directory.table(
  "people",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    /** The number another system knows this person by; usage events may name it. */
    externalId: text("external_id"),
    email: text("email").notNull(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    orgUnitId: uuid("org_unit_id"),
    managerId: uuid("manager_id"),
    jobRoleId: uuid("job_role_id"),
    locationId: uuid("location_id"),
    language: text("language").notNull().default("en"),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** First and last day of employment, local dates, both inclusive. */
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    endsOn: date("ends_on", { mode: "string" }),
    /** Full-time equivalents in percent, 1 to 100. */
    workloadPercent: integer("workload_percent").notNull().default(100),
    createdAt: createdAtColumn(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId], foreignColumns: [organisations.id] }),
    foreignKey({ columns: [t.organisationId, t.orgUnitId], foreignColumns: [orgUnits.organisationId, orgUnits.id] }),
    foreignKey({ columns: [t.organisationId, t.managerId], foreignColumns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.jobRoleId], foreignColumns: [jobRoles.organisationId, jobRoles.id] }),
    foreignKey({ columns: [t.organisationId, t.locationId], foreignColumns: [locations.organisationId, locations.id] }),
    // One person per address; also finds the person a usage event names by e-mail.
    uniqueIndex("people_email").on(t.organisationId, sql`lower(${t.email})`),
    // Finds the person a usage event names by external id.
    uniqueIndex("people_external_id").on(t.organisationId, t.externalId),
    // Finds who answers to a name of an outside system in another case than their number is written in.
    index("people_external_id_lower").on(t.organisationId, sql`lower(${t.externalId})`),
    // Serves "everyone below this manager" (team_of).
    index("people_manager").on(t.organisationId, t.managerId),
    // Serves "everyone in these units" (people_in_units) and the unit's page.
    index("people_org_unit").on(t.organisationId, t.orgUnitId),
    // Served the list of people by name as it is written: for servers of the version before `people_filed`.
    index("people_name").on(t.organisationId, t.familyName, t.givenName, t.id),
    // Serves the list of people by name, a page at a time.
    index("people_filed").on(
      t.organisationId,
      sql`directory.filed(${t.familyName})`,
      sql`directory.filed(${t.givenName})`,
      t.id,
    ),
    check("people_workload", sql`${t.workloadPercent} between 1 and 100`),
  ],
);

/** Days somebody is away. Periods mostly spent away carry no expectation. Written by imports and the simulator. */
export const absences = directory.table(
  "absences",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    /** Local dates, both inclusive. */
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    endsOn: date("ends_on", { mode: "string" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    // Serves "was this person away in this period".
    index("absences_person").on(t.organisationId, t.personId, t.startsOn),
    check("absences_order", sql`${t.endsOn} >= ${t.startsOn}`),
  ],
);
