import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { directory } from "../namespace";
import { orgUnits, people } from "../people/tables";

/** Who holds which bundle of permissions, for the whole organisation or for one unit and everything below it. */
export const roleAssignments = directory.table(
  "role_assignments",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    role: text("role").notNull(),
    /** Null: the whole organisation. */
    orgUnitId: uuid("org_unit_id"),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.orgUnitId], foreignColumns: [orgUnits.organisationId, orgUnits.id] }),
    unique("role_assignments_once").on(t.organisationId, t.personId, t.role, t.orgUnitId).nullsNotDistinct(),
    // Serves "who holds this role", for notices to change managers and administrators.
    index("role_assignments_role").on(t.organisationId, t.role),
    check(
      "role_assignments_role_known",
      sql`${t.role} in ('employee', 'people_manager', 'change_manager', 'sponsor', 'leader', 'administrator')`,
    ),
  ],
);

/**
 * How far a permission reaches for a role, where an administrator has said something else than the manifest does. What is not
 * here holds as declared; at most roles × permissions rows.
 */
export const permissionReaches = directory.table(
  "permission_reaches",
  {
    organisationId: organisationIdColumn(),
    role: text("role").notNull(),
    /** Qualified: `crm.contact.read`. */
    permission: text("permission").notNull(),
    reach: text("reach").notNull(),
    changedAt: instant("changed_at").notNull().defaultNow(),
    changedBy: uuid("changed_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.role, t.permission] }),
    foreignKey({ columns: [t.organisationId, t.changedBy], foreignColumns: [people.organisationId, people.id] }),
    check(
      "permission_reaches_role_known",
      sql`${t.role} in ('employee', 'people_manager', 'change_manager', 'sponsor', 'leader', 'administrator')`,
    ),
    check(
      "permission_reaches_reach_known",
      sql`${t.reach} in ('none', 'own', 'reports', 'team', 'unit', 'organisation')`,
    ),
  ],
);
