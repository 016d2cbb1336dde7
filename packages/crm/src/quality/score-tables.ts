import { organisationIdColumn } from "@arraigo/db/columns";
import { date, doublePrecision, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/**
 * How a record's quality once stood, and until when: a row for each state that ended, none for the one that lasts (that is
 * `record_qualities`). Written only by `measure-records.ts`, one a day at most; growing stale is no change, it follows from the last
 * touch. Never changed; taken away after `scoreHistoryDays`, or with what the record held.
 */
export const recordScores = crm.table(
  "record_scores",
  {
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
    since: date("since", { mode: "string" }).notNull(),
    /** The day on which it became something else, or counted no more. */
    until: date("until", { mode: "string" }).notNull(),
    /** Shares from 0 to 1. */
    completeness: doublePrecision("completeness").notNull(),
    validity: doublePrecision("validity").notNull(),
    uniqueness: doublePrecision("uniqueness").notNull(),
    ownership: doublePrecision("ownership").notNull(),
    /** The last touch by then: what freshness was reckoned from. */
    touchedOn: date("touched_on", { mode: "string" }),
    /** As in `record_qualities`. */
    missing: text("missing").array().notNull(),
    invalid: text("invalid").array().notNull(),
  },
  (t) => [
    // Serves one record's history, in its order.
    primaryKey({ columns: [t.organisationId, t.recordType, t.recordId, t.until] }),
    // Serves taking away what is older than is kept.
    index("record_scores_until").on(t.organisationId, t.until),
  ],
);
