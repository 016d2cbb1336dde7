import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { bigint, customType, date, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";

/** Text compared byte by byte: ids are never sorted for people, and a language's rules would cost a third of the insert. */
export const byteText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export type Properties = Record<string, unknown>;

/**
 * One thing somebody did, as it arrived; append-only, and the largest table of the product. Partitioned by month of `occurred_at`,
 * which drizzle cannot say: the definition is in hand-written.sql, and this object exists for queries alone, outside schema.ts.
 * Uniqueness is `message_ids`' business, because a key on a partitioned table would have to contain the timestamp.
 */
export const events = telemetry.table("events", {
  organisationId: organisationIdColumn(),
  messageId: byteText("message_id").notNull(),
  /** Null: nobody in the directory answers to `userRef` yet. */
  personId: uuid("person_id"),
  /** What the sender called the person. Null for our own modules, which know. */
  userRef: text("user_ref"),
  name: text("name").notNull(),
  occurredAt: instant("occurred_at").notNull(),
  receivedAt: instant("received_at").notNull(),
  /** The write key it came in with. Null: one of our own modules. */
  sourceId: uuid("source_id"),
  properties: jsonb("properties").$type<Properties>().notNull(),
  context: jsonb("context").$type<Properties>(),
  /** The file it was brought in with, so that a whole file can be taken back. */
  uploadId: uuid("upload_id"),
});

/**
 * Every message id ever stored: the gate through which an event passes once, whatever its timestamp says. One row per event, kept
 * when the event itself has been dropped with its month.
 */
export const messageIds = telemetry.table(
  "message_ids",
  { organisationId: organisationIdColumn(), messageId: byteText("message_id").notNull() },
  (t) => [primaryKey({ columns: [t.organisationId, t.messageId] })],
);

/**
 * How often a person did a thing on a day of the organisation's time zone: exact, written in the same statement as the events.
 * No foreign key to people: the person is resolved in that statement, and people are never deleted.
 */
export const usageByPersonDay = telemetry.table(
  "usage_by_person_day",
  {
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    event: text("event").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    // Person first: adoption recomputes people, each over their own few weeks.
    primaryKey({ columns: [t.organisationId, t.personId, t.event, t.day] }),
    // Serves everybody's uses of one day, for the day's sets of people.
    index("usage_by_person_day_day").on(t.organisationId, t.day),
  ],
);

/** The days a person was active at all: a thirtieth of the events, for active people, stickiness and licences. */
export const activeDays = telemetry.table(
  "active_days",
  {
    organisationId: organisationIdColumn(),
    day: date("day", { mode: "string" }).notNull(),
    personId: uuid("person_id").notNull(),
    count: integer("count").notNull(),
  },
  // Day first: every question put to it is about a window of days.
  (t) => [primaryKey({ columns: [t.organisationId, t.day, t.personId] })],
);

/**
 * What arrived through each write key, minute by minute, for the health page; forgotten after eight days. `slot` is the database
 * connection modulo sixteen, so that concurrent batches do not queue for one row.
 */
export const deliveries = telemetry.table(
  "deliveries",
  {
    organisationId: organisationIdColumn(),
    minute: instant("minute").notNull(),
    sourceId: uuid("source_id").notNull(),
    slot: integer("slot").notNull(),
    received: integer("received").notNull(),
    stored: integer("stored").notNull(),
    rejected: integer("rejected").notNull(),
    /** Events younger than an hour on arrival, and their ages added up: history would drown the figure. */
    recent: integer("recent").notNull(),
    lagMsTotal: bigint("lag_ms_total", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.minute, t.sourceId, t.slot] })],
);
