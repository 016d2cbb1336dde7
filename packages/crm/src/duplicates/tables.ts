import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** Why two records look like one: a key of messages `duplicateReasons`, and what it names. */
export interface DuplicateReason {
  key: string;
  params?: Record<string, string | number>;
}

/** Pairs of records that look like the same person or company, waiting for somebody's decision. */
export const duplicatePairs = crm.table(
  "duplicate_pairs",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    /** The smaller of the two ids first: a pair is one row. */
    firstId: uuid("first_id").notNull(),
    secondId: uuid("second_id").notNull(),
    /** 0 to 1: how sure. */
    score: real("score").notNull(),
    reasons: jsonb("reasons").$type<DuplicateReason[]>().notNull(),
    state: text("state").notNull().default("open"),
    foundAt: instant("found_at").notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    unique("duplicate_pairs_pair").on(t.organisationId, t.recordType, t.firstId, t.secondId),
    // Serves the review queue, surest first.
    index("duplicate_pairs_open").on(t.organisationId, t.recordType, t.score, t.id).where(sql`${t.state} = 'open'`),
    // Serves "looks like" on a record's page and its quality.
    index("duplicate_pairs_second").on(t.organisationId, t.secondId),
    check("duplicate_pairs_state", sql`${t.state} in ('open', 'dismissed', 'merged')`),
    check("duplicate_pairs_order", sql`${t.firstId} < ${t.secondId}`),
  ],
);

/** How far the search for duplicates has come, a row a record type: it looks only at what changed since. */
export const duplicateScans = crm.table(
  "duplicate_scans",
  {
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    scannedUpTo: timestamp("scanned_up_to", { withTimezone: true, mode: "string" }),
    scannedUpToId: uuid("scanned_up_to_id"),
    finishedAt: instant("finished_at"),
    /** How many records there were, and which values many of them share: what agreeing on a value says. */
    population: integer("population").notNull().default(0),
    shares: jsonb("shares").$type<Record<string, number>>().notNull().default({}),
    countedAt: instant("counted_at"),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.recordType] })],
);

/**
 * What each record can be recognised by, as hashes: only records that share one are compared. A row a record, written by the search
 * for duplicates. The GIN index on `keys` is in hand-written.sql; hashes hold the organisation and the type, so none is shared.
 */
export const duplicateKeys = crm.table(
  "duplicate_keys",
  {
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
    keys: bigint("keys", { mode: "number" }).array().notNull(),
    keyedAt: instant("keyed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.recordId] })],
);
