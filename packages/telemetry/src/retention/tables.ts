import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { bigint, boolean, check, date, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
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
    /** Something came later of people who may be among these already: how many they are is no longer known. */
    atLeast: boolean("at_least").notNull().default(false),
    count: bigint("count", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.grouping, t.groupId, t.event, t.day] }),
    check("group_uses_grouping", sql`${t.grouping} in ('all', 'unit', 'job_role')`),
  ],
);

/**
 * The first and the last day on which somebody did a thing, of the days that are no longer kept by person: so that who has used their
 * access before, and who is new, is told whatever the policy. Kept as long as the person is in the directory, and erased with them.
 */
export const useSpans = telemetry.table(
  "use_spans",
  {
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    /** '' is anything at all. */
    event: text("event").notNull(),
    firstDay: date("first_day", { mode: "string" }).notNull(),
    lastDay: date("last_day", { mode: "string" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.personId, t.event] }),
    // Serves the question who did one thing before a day.
    index("use_spans_event").on(t.organisationId, t.event, t.firstDay),
  ],
);

/**
 * Somebody erased, in the figures: the sums by day of one person, under an id that is nobody's, so that no figure of a time that is over
 * changes. Of groups it says those alone that have enough people for figures of their own; nothing says who it was or when it was made.
 */
export const standIns = telemetry.table(
  "stand_ins",
  {
    organisationId: organisationIdColumn(),
    id: uuid("id").notNull(),
    /** `nobody` for people without one; null where the group is too small to be told. */
    orgUnitId: uuid("org_unit_id"),
    locationId: uuid("location_id"),
    jobRoleId: uuid("job_role_id"),
    /** Only where something was done before the first day of employment, which counts in no figure. */
    startsOn: date("starts_on", { mode: "string" }),
    /** The last day in figures: a leaver's, else the end of a month. */
    endsOn: date("ends_on", { mode: "string" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
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
