import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";
import type { Properties } from "../store/tables";

/**
 * What is kept of raw events when they go: their number by name, person, feature and day, so that a name can still be given to
 * somebody, or taken back; and by the property filter of each behaviour, so that its counts stay. Goes with the daily sums.
 */
export const foldedUses = telemetry.table(
  "folded_uses",
  {
    organisationId: organisationIdColumn(),
    /** `nobody` where the name was unknown. */
    personId: uuid("person_id").notNull(),
    /** Empty for our own modules. */
    userRef: text("user_ref").notNull(),
    event: text("event").notNull(),
    /** `{}` counts all; any other only what matched. */
    filter: jsonb("filter").$type<Properties>().notNull(),
    day: date("day", { mode: "string" }).notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.personId, t.userRef, t.event, t.filter, t.day] }),
    // Serves the daily clearing of what is older than the policy.
    index("folded_uses_day").on(t.organisationId, t.day),
  ],
);

/** How long an organisation keeps what its people did, in days. Without a row the usual: 90 days raw, 13 months by person and day. */
export const retentionPolicies = telemetry.table(
  "retention_policies",
  {
    organisationId: organisationIdColumn(),
    rawDays: integer("raw_days").notNull(),
    personDays: integer("person_days").notNull(),
    changedAt: instant("changed_at").notNull(),
    changedBy: uuid("changed_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId] }),
    check(
      "retention_policies_bounds",
      sql`${t.rawDays} between 30 and 396 and ${t.personDays} between 90 and 1096 and ${t.rawDays} <= ${t.personDays}`,
    ),
  ],
);

/**
 * What remains when a day is too old to be kept by person, and of whoever was erased: sums of the organisation, and of units and job
 * roles in which enough people did it. Added to what is still kept by person, never instead of it.
 */
export const groupUses = telemetry.table(
  "group_uses",
  {
    organisationId: organisationIdColumn(),
    /** all, unit or job_role */
    grouping: text("grouping").notNull(),
    /** `nobody` for the whole organisation, and for what small groups did together. */
    groupId: uuid("group_id").notNull(),
    /** '' is anything at all. */
    event: text("event").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    people: integer("people").notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.grouping, t.groupId, t.event, t.day] }),
    check("group_uses_grouping", sql`${t.grouping} in ('all', 'unit', 'job_role')`),
  ],
);

/** What each night let go, for whoever asks whether the policy is kept to. A row a night, kept for two years. */
export const retentionRuns = telemetry.table(
  "retention_runs",
  {
    organisationId: organisationIdColumn(),
    ranAt: instant("ran_at").notNull(),
    rawDays: integer("raw_days").notNull(),
    personDays: integer("person_days").notNull(),
    /** Raw events that left the log, and sums by person and day that became sums of groups. */
    rawEvents: bigint("raw_events", { mode: "number" }).notNull(),
    personSums: bigint("person_sums", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.ranAt] })],
);
