import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { ImportMapping } from "../imports-contract";
import { crm } from "../namespace";
import type { FileFacts } from "./file/survey-table";
import type { DryRun, Importer, MoreCounts, UndoProgress } from "./import-progress";

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Files brought in. The bytes are kept until the import is done, then let go; mappings stay, to be suggested again. */
export const imports = crm.table(
  "imports",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull().default("contact"),
    /** uploading → ready → running ⇄ paused → done → undoing → undone, or failed with its problem. */
    state: text("state").notNull().default("ready"),
    createdBy: uuid("created_by"),
    fileName: text("file_name").notNull(),
    /** The decoded text of a small file. Null: the bytes stand in import_pieces, or were let go. */
    content: text("content"),
    facts: jsonb("facts").$type<FileFacts>(),
    /** The header row, folded: the same export next month gets the same mapping. */
    headerKey: text("header_key").notNull().default(""),
    mapping: jsonb("mapping").$type<ImportMapping>(),
    bytesExpected: bigint("bytes_expected", { mode: "number" }),
    bytesReceived: bigint("bytes_received", { mode: "number" }),
    rowsTotal: integer("rows_total"),
    /** Whose rights the rows are written with: those of whoever started it, as they were then. Null: the system's. */
    importer: jsonb("importer").$type<Importer>(),
    /** What the last dry run found, or how far it is. */
    dryRun: jsonb("dry_run").$type<DryRun>(),
    /** Rows of the file dealt with so far: where a run that was interrupted goes on. */
    rowsDone: integer("rows_done").notNull().default(0),
    createdAt: createdAtColumn(),
    startedAt: instant("started_at"),
    pausedAt: instant("paused_at"),
    committedAt: instant("committed_at"),
    undoneAt: instant("undone_at"),
    /** A key of messages `importProblems`: why it failed. */
    problem: text("problem"),
    created: integer("created"),
    updated: integer("updated"),
    unchanged: integer("unchanged"),
    failed: integer("failed"),
    accountsCreated: integer("accounts_created"),
    /** The other counts: held back, listed, made beside. */
    counts: jsonb("counts").$type<MoreCounts>(),
    /** How far taking it back is, and what it found. */
    undo: jsonb("undo").$type<UndoProgress>(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.createdBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves the mapping remembered for a header row.
    index("imports_header").on(t.organisationId, t.headerKey, t.committedAt),
    // Serves the list of imports, newest first.
    index("imports_newest").on(t.organisationId, t.createdAt, t.id),
    check(
      "imports_state",
      sql`${t.state} in ('uploading', 'ready', 'running', 'paused', 'done', 'undoing', 'undone', 'failed')`,
    ),
  ],
);

/** The bytes of a file, in pieces as they were sent: an upload goes on where it was cut off. Let go when the import is done. */
export const importPieces = crm.table(
  "import_pieces",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    importId: uuid("import_id").notNull(),
    position: integer("position").notNull(),
    content: bytea("content").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.importId], foreignColumns: [imports.organisationId, imports.id] }),
    // Serves reading a file from piece to piece; the same piece sent twice is kept once.
    unique("import_pieces_position").on(t.organisationId, t.importId, t.position),
  ],
);

/** Mappings people gave a name, to use again. */
export const importMappings = crm.table(
  "import_mappings",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    name: text("name").notNull(),
    headerKey: text("header_key").notNull(),
    mapping: jsonb("mapping").$type<ImportMapping>().notNull(),
    createdBy: uuid("created_by"),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // One mapping a name; serves the list to choose from.
    unique("import_mappings_name").on(t.organisationId, t.recordType, t.name),
  ],
);

/**
 * What a person should look at after an import: rows that stayed out, rows that came in with something missing, and what undoing
 * left as it is. The line in the file, the reason, and the row as it stood there.
 */
export const importErrors = crm.table(
  "import_errors",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    importId: uuid("import_id").notNull(),
    line: integer("line").notNull(),
    /** A key of messages `importProblems`, said in the reader's language when read. */
    problem: text("problem").notNull(),
    params: jsonb("params").$type<Record<string, string | number>>().notNull().default({}),
    cells: text("cells").array().notNull(),
    /** `out`: the row stayed out. `in`: it came in, and something about it is to be looked at. `kept`: undoing left it as it is. */
    outcome: text("outcome").notNull().default("out"),
    /** The record it became, where it became one. */
    recordId: uuid("record_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.importId], foreignColumns: [imports.organisationId, imports.id] }),
    // Serves the error rows of an import, in the file's order.
    index("import_errors_line").on(t.organisationId, t.importId, t.line),
    // Serves forgetting what was listed about a record.
    index("import_errors_record").on(t.organisationId, t.recordId).where(sql`${t.recordId} is not null`),
    check("import_errors_outcome", sql`${t.outcome} in ('out', 'in', 'kept')`),
  ],
);
