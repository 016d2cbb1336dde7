import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { KeyTrust } from "../contract";
import { telemetry } from "../namespace";

/** What outside systems sign their events with. A handful of rows; revoked ones stay, because events name them as their source. */
export const writeKeys = telemetry.table(
  "write_keys",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: text("name").notNull(),
    /** SHA-256 of the key in hex. The key itself is shown once and kept nowhere. */
    hash: text("hash").notNull(),
    /** The last four characters, so that people recognise a key. */
    ending: text("ending").notNull(),
    /** Null: made by a command. No foreign key, so that the key outlives everything. */
    createdBy: uuid("created_by"),
    createdAt: createdAtColumn(),
    revokedAt: instant("revoked_at"),
    /** The key before the last change, which works until `previousUntil`, so that senders can be changed one by one. */
    previousHash: text("previous_hash"),
    previousEnding: text("previous_ending"),
    previousUntil: instant("previous_until"),
    /** Events a second, and events stored in a day of UTC, that it may send. Null: as much as the process allows, and no end. */
    perSecondMax: integer("per_second_max"),
    perDayMax: bigint("per_day_max", { mode: "number" }),
    /** What is left of `perSecondMax` for all processes together, as events that may come at once, and when that was worked out. */
    rateLeft: doublePrecision("rate_left"),
    rateAt: instant("rate_at"),
    /** Until then everything that arrives is shown to somebody, and kept for that in `arrivals`. */
    watchedUntil: instant("watched_until"),
    /** Who last began to look, for the audit log. */
    watchedBy: uuid("watched_by"),
    /** Who can know the key, and so what it may say about who is who (decision 27). */
    trust: text("trust").$type<KeyTrust>().notNull().default("server"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    check("write_keys_trust", sql`${t.trust} in ('server', 'browser', 'apart')`),
    // Finds the organisation a delivery belongs to (key_of), before anything else about it is known.
    uniqueIndex("write_keys_hash").on(t.hash),
    // Finds it by the key before the last change (key_of).
    uniqueIndex("write_keys_previous_hash").on(t.previousHash),
    // Serves the list of keys, newest first.
    index("write_keys_newest").on(t.organisationId, t.createdAt),
  ],
);
