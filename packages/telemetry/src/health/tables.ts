import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { bigint, index, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";
import type { Properties } from "../store/tables";

/** What a source last said of itself: one row a source, written every few seconds at most. */
export const sourceStates = telemetry.table(
  "source_states",
  {
    organisationId: organisationIdColumn(),
    sourceId: uuid("source_id").notNull(),
    seenAt: instant("seen_at").notNull(),
    /** The library and its version. Null where it does not say. */
    library: text("library"),
    /** How far its clock is behind ours, in milliseconds; ahead is below zero. The way here is in it. Null where it does not say. */
    skewMs: bigint("skew_ms", { mode: "number" }),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sourceId] })],
);

/** What became of an event on arrival. */
export type Outcome = "stored" | "repeated" | "joined" | "ignored" | "refused";

/**
 * Events as they arrive, for whoever connects a system and wants to see what comes: all of them while somebody looks, a few
 * otherwise, the newest hundred of a source and none older than an hour.
 */
export const arrivals = telemetry.table(
  "arrivals",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    sourceId: uuid("source_id").notNull(),
    receivedAt: instant("received_at").notNull(),
    outcome: text("outcome").$type<Outcome>().notNull(),
    /** Why it was refused. */
    reason: text("reason"),
    name: text("name"),
    messageId: text("message_id"),
    userRef: text("user_ref"),
    occurredAt: instant("occurred_at"),
    properties: jsonb("properties").$type<Properties>(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves a source's newest, and finds what has to make room.
    index("arrivals_newest").on(t.organisationId, t.sourceId, t.id),
  ],
);
