import { createdAtColumn, idColumn, organisationIdColumn } from "@arraigo/db/columns";
import { jobRoles } from "@arraigo/directory/schema";
import type { Localised } from "@arraigo/platform/contract";
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { change } from "../namespace";
import { rollouts } from "../rollouts/tables";

/**
 * What people in a job role are expected to do in the system, how often, and what is in it for them. Adoption is measured on
 * these and nothing else. A dozen or so for a rollout.
 */
export const behaviours = change.table(
  "behaviours",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    rolloutId: uuid("rollout_id").notNull(),
    jobRoleId: uuid("job_role_id").notNull(),
    name: jsonb("name").$type<Localised>().notNull(),
    benefit: jsonb("benefit").$type<Localised>().notNull(),
    /** The usage event that counts, such as `crm.activity_logged`, and the properties it must have. */
    event: text("event").notNull(),
    filter: jsonb("filter").$type<Record<string, string | number | boolean>>(),
    targetCount: integer("target_count").notNull(),
    cadence: text("cadence").notNull().default("week"),
    required: boolean("required").notNull().default(true),
    position: integer("position").notNull(),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.rolloutId], foreignColumns: [rollouts.organisationId, rollouts.id] }),
    foreignKey({ columns: [t.organisationId, t.jobRoleId], foreignColumns: [jobRoles.organisationId, jobRoles.id] }),
    // Serves a rollout's behaviours in their order.
    index("behaviours_rollout").on(t.organisationId, t.rolloutId, t.position),
    check("behaviours_cadence", sql`${t.cadence} in ('day', 'week', 'month')`),
    check("behaviours_target", sql`${t.targetCount} > 0`),
  ],
);
