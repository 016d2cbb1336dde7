import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { HistoryMapping } from "../history-contract";
import { telemetry } from "../namespace";
import type { FileFacts } from "./file-facts";
import type { DryRun } from "./progress";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Files of history brought in by hand. The bytes are let go when the file is done; what it added can be taken back for a week. */
export const historyUploads = telemetry.table(
  "history_uploads",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    /** uploading → ready → running ⇄ paused → done → undoing → undone, or failed with its problem. */
    state: text("state").notNull().default("uploading"),
    /** No foreign key, so that the upload outlives everything. */
    createdBy: uuid("created_by"),
    fileName: text("file_name").notNull(),
    bytesExpected: bigint("bytes_expected", { mode: "number" }).notNull(),
    bytesReceived: bigint("bytes_received", { mode: "number" }).notNull().default(0),
    facts: jsonb("facts").$type<FileFacts>(),
    mapping: jsonb("mapping").$type<HistoryMapping>(),
    /** What the last dry run found, or how far it is. */
    dryRun: jsonb("dry_run").$type<DryRun>(),
    /** Rows dealt with so far: where a run that was interrupted goes on. */
    rowsDone: integer("rows_done").notNull().default(0),
    stored: integer("stored").notNull().default(0),
    /** Rows whose message id had counted before. */
    known: integer("known").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    /** Local days of the organisation that got something. */
    firstDay: date("first_day", { mode: "string" }),
    lastDay: date("last_day", { mode: "string" }),
    /** Events taken back so far. */
    removed: integer("removed").notNull().default(0),
    /** A code of errors: why it failed. */
    problem: text("problem"),
    createdAt: createdAtColumn(),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
    undoneAt: instant("undone_at"),
    /** Until then the night leaves its events alone, however old they are, and it can be taken back. */
    keptUntil: instant("kept_until"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves the list of uploads, newest first.
    index("history_uploads_newest").on(t.organisationId, t.createdAt, t.id),
    check(
      "history_uploads_state",
      sql`${t.state} in ('uploading', 'ready', 'running', 'paused', 'done', 'undoing', 'undone', 'failed')`,
    ),
  ],
);

/** The bytes of a file, in pieces as they were sent: an upload goes on where it was cut off. Let go when the file is done. */
export const historyPieces = telemetry.table(
  "history_pieces",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    uploadId: uuid("upload_id").notNull(),
    position: integer("position").notNull(),
    content: bytea("content").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({
      columns: [t.organisationId, t.uploadId],
      foreignColumns: [historyUploads.organisationId, historyUploads.id],
    }),
    // Serves reading a file from piece to piece; the same piece sent twice is kept once.
    unique("history_pieces_position").on(t.organisationId, t.uploadId, t.position),
  ],
);

/** Rows of a file, uploaded or pulled, that could not be stored: the first twenty thousand of a file, each with its reason. */
export const refusedRows = telemetry.table(
  "refused_rows",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    /** The upload, or the pulled file. */
    fileId: uuid("file_id").notNull(),
    line: integer("line").notNull(),
    reason: text("reason").notNull(),
    /** The row as it stood there; of an overlong one its beginning. */
    cells: text("cells").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves the refused rows of a file, in its order.
    index("refused_rows_line").on(t.organisationId, t.fileId, t.line, t.id),
  ],
);
