import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";

/** Other systems whose exported files are fetched by the clock: a handful of rows. Its id is the source of what came in. */
export const pullSources = telemetry.table(
  "pull_sources",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: text("name").notNull(),
    /** Which connector reads it. */
    kind: text("kind").notNull(),
    /** Below the organisation's own folder in the one the operator allowed; '' is that folder itself. */
    folder: text("folder").notNull(),
    everyMinutes: integer("every_minutes").notNull(),
    createdBy: uuid("created_by"),
    createdAt: createdAtColumn(),
    pausedAt: instant("paused_at"),
    removedAt: instant("removed_at"),
    lastRunAt: instant("last_run_at"),
    /** Null: at the next occasion. */
    nextRunAt: instant("next_run_at"),
    /** The latest thing that happened of all it has brought. */
    watermark: instant("watermark"),
    /** Why the last run could not read its folder: a code of `pullProblems`. */
    problem: text("problem"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    check("pull_sources_every", sql`${t.everyMinutes} between 5 and 10080`),
  ],
);

/** Each file a source has read, and how far. */
export const pullFiles = telemetry.table(
  "pull_files",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    sourceId: uuid("source_id").notNull(),
    /** Below the source's folder. */
    path: text("path").notNull(),
    /** As it was when last looked at: the same size and time need not be read again. */
    size: bigint("size", { mode: "number" }).notNull(),
    modifiedAt: instant("modified_at").notNull(),
    /** Bytes dealt with, whole lines, and the SHA-256 of exactly those: a file that grew goes on behind them. */
    bytesRead: bigint("bytes_read", { mode: "number" }).notNull(),
    digest: text("digest").notNull(),
    /** Lines dealt with. */
    lines: integer("lines").notNull().default(0),
    stored: integer("stored").notNull().default(0),
    known: integer("known").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    /** Lines the format holds that nobody did: machines, and users without a name. */
    passedOver: integer("passed_over").notNull().default(0),
    /** A code of `pullProblems`: why it was not read, or not to its end. */
    problem: text("problem"),
    readAt: instant("read_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({
      columns: [t.organisationId, t.sourceId],
      foreignColumns: [pullSources.organisationId, pullSources.id],
    }),
    unique("pull_files_path").on(t.organisationId, t.sourceId, t.path),
    // Finds a file that was read before under another name.
    index("pull_files_digest").on(t.organisationId, t.sourceId, t.digest),
  ],
);
