import { organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { bigint, date, doublePrecision, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/**
 * Each record's quality as last measured, a row a record that counts: what the worst are found and sums are made by. Written only by
 * `measure-records.ts`; a row whose record stands in `quality_marks` is out of date and is measured afresh by whoever reads it.
 */
export const recordQualities = crm.table(
  "record_qualities",
  {
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
    ownerId: uuid("owner_id"),
    /** Shares from 0 to 1. */
    completeness: doublePrecision("completeness").notNull(),
    validity: doublePrecision("validity").notNull(),
    freshness: doublePrecision("freshness").notNull(),
    uniqueness: doublePrecision("uniqueness").notNull(),
    ownership: doublePrecision("ownership").notNull(),
    /** The score, 0 to 100. */
    points: doublePrecision("points").notNull(),
    /** Since which day it stands like this, but for growing stale. */
    since: date("since", { mode: "string" }).notNull().default(sql`current_date`),
    /** What it lacks: wanted fields, several that stand for each other joined by "|"; null where it was not written down yet. */
    missing: text("missing").array(),
    /** Fields that hold something wrong. */
    invalid: text("invalid").array(),
    /** The last touch: what freshness is reckoned from. */
    touchedOn: date("touched_on", { mode: "string" }),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.recordType, t.recordId] }),
    // Serves the worst of everybody's.
    index("record_qualities_points").on(t.organisationId, t.recordType, t.points, t.recordId),
    // Serves the worst of some owners', and the sums of one's own.
    index("record_qualities_owner").on(t.organisationId, t.recordType, t.ownerId, t.points, t.recordId),
    // Serves the worst by completeness; what is whole is not in it.
    index("record_qualities_completeness")
      .on(t.organisationId, t.recordType, t.completeness, t.recordId)
      .where(sql`${t.completeness} < 1`),
    // Serves the worst by validity.
    index("record_qualities_validity")
      .on(t.organisationId, t.recordType, t.validity, t.recordId)
      .where(sql`${t.validity} < 1`),
    // Serves the worst by freshness.
    index("record_qualities_freshness")
      .on(t.organisationId, t.recordType, t.freshness, t.recordId)
      .where(sql`${t.freshness} < 1`),
    // Serves the worst by uniqueness.
    index("record_qualities_uniqueness")
      .on(t.organisationId, t.recordType, t.uniqueness, t.recordId)
      .where(sql`${t.uniqueness} < 1`),
    // Serves the worst by ownership.
    index("record_qualities_ownership")
      .on(t.organisationId, t.recordType, t.ownership, t.recordId)
      .where(sql`${t.ownership} < 1`),
  ],
);

/**
 * Records that changed since they were measured: written by triggers with the change itself, whoever makes it, taken away by the
 * job that measures. A record may stand here several times, so that a change during its measuring is not lost.
 */
export const qualityMarks = crm.table(
  "quality_marks",
  {
    organisationId: organisationIdColumn(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.recordType, t.id] })],
);

/** What the stored qualities of a type stand for: the rules, the day and the people who had left. Without a row nothing is stored. */
export const qualityStates = crm.table(
  "quality_states",
  {
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    /** Of the rules all of them were measured by; null until the first measuring is through. */
    rules: text("rules"),
    /** The day they were measured for. */
    day: date("day", { mode: "string" }),
    /** Owners who had left by then. */
    goneOwners: text("gone_owners"),
    /** A measuring that is under way: by which rules and for which day, and the last record it reached. */
    nextRules: text("next_rules"),
    nextDay: date("next_day", { mode: "string" }),
    nextGoneOwners: text("next_gone_owners"),
    reachedId: uuid("reached_id"),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.recordType] })],
);
