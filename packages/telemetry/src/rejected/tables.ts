import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { index, jsonb, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";

/** The shape of a refused event, without anything anybody typed into it. */
export interface Excerpt {
  type?: string;
  name?: string;
  timestamp?: string;
  /** Names of properties, never their values. */
  properties?: string[];
}

/** Events that could not be stored, each with its reason: the newest two thousand of each source, older ones make room. */
export const rejectedEvents = telemetry.table(
  "rejected_events",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    receivedAt: instant("received_at").notNull(),
    sourceId: uuid("source_id").notNull(),
    reason: text("reason").notNull(),
    messageId: text("message_id").notNull(),
    excerpt: jsonb("excerpt").$type<Excerpt>().notNull(),
    /** How the sender speaks: `segment` or `posthog`. */
    protocol: text("protocol").notNull().default("segment"),
    /** The event as it was sent, in JSON, so that it can be mended and taken after all. Forgotten after a week; null where it was too large. */
    sample: text("sample"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves the list, newest first, and finds what has to make room.
    index("rejected_events_newest").on(t.organisationId, t.receivedAt, t.id),
    // A delivery sent again lists its bad events once.
    uniqueIndex("rejected_events_once").on(t.organisationId, t.messageId, t.reason),
  ],
);
