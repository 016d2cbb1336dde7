import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { index, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
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
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Finds the organisation a delivery belongs to (key_of), before anything else about it is known.
    uniqueIndex("write_keys_hash").on(t.hash),
    // Serves the list of keys, newest first.
    index("write_keys_newest").on(t.organisationId, t.createdAt),
  ],
);
