import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ImportMapping } from "../imports-contract";
import { crm } from "../namespace";
import type { FileFacts } from "./read-file";

/** Files brought in. The text is kept until the import is committed, then let go; mappings stay, to be suggested again. */
export const imports = crm.table(
  "imports",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    createdBy: uuid("created_by"),
    fileName: text("file_name").notNull(),
    /** The decoded file. Null once committed. */
    content: text("content"),
    facts: jsonb("facts").$type<FileFacts>().notNull(),
    /** The header row, folded: the same export next month gets the same mapping. */
    headerKey: text("header_key").notNull(),
    mapping: jsonb("mapping").$type<ImportMapping>(),
    createdAt: createdAtColumn(),
    committedAt: instant("committed_at"),
    created: integer("created"),
    updated: integer("updated"),
    unchanged: integer("unchanged"),
    failed: integer("failed"),
    accountsCreated: integer("accounts_created"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.createdBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves the mapping remembered for a header row.
    index("imports_header").on(t.organisationId, t.headerKey, t.committedAt),
    // Serves the list of imports, newest first.
    index("imports_newest").on(t.organisationId, t.createdAt, t.id),
    check("imports_content", sql`${t.content} is not null or ${t.committedAt} is not null`),
  ],
);

/** Rows a committed import could not bring in: the line in the file, the reason, and the row as it stood there. */
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
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.importId], foreignColumns: [imports.organisationId, imports.id] }),
    // Serves the error rows of an import, in the file's order.
    index("import_errors_line").on(t.organisationId, t.importId, t.line),
  ],
);
