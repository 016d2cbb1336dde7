import { idColumn, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { date, doublePrecision, index, integer, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/**
 * The quality of each owner's records, day by day, as sums: points ÷ records is the score. Written once a day by a job; a row an
 * owner and record type. `owner_id` null: records without an owner.
 */
export const qualityDays = crm.table(
  "quality_days",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    day: date("day", { mode: "string" }).notNull(),
    recordType: text("record_type").notNull(),
    ownerId: uuid("owner_id"),
    records: integer("records").notNull(),
    /** Sums over the records, each of a share from 0 to 1. */
    completeness: doublePrecision("completeness").notNull(),
    validity: doublePrecision("validity").notNull(),
    freshness: doublePrecision("freshness").notNull(),
    uniqueness: doublePrecision("uniqueness").notNull(),
    ownership: doublePrecision("ownership").notNull(),
    /** Sum of the records' scores, each 0 to 100. */
    points: doublePrecision("points").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves the last day that was measured, and everybody's sums of a day.
    index("quality_days_day").on(t.organisationId, t.day),
    // One row a day, type and owner; serves the history.
    uniqueIndex("quality_days_key").on(
      t.organisationId,
      t.recordType,
      sql`coalesce(${t.ownerId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      t.day,
    ),
  ],
);
