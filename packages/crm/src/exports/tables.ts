import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../imports/tables";
import { crm } from "../namespace";

/** An error's code and what it speaks of. */
export interface ExportProblem {
  code: string;
  params: Record<string, string | number>;
}

/** Long lists written to a file in the background. The file is kept for a week, the row for good: who took what away. */
export const exports = crm.table(
  "exports",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    format: text("format").notNull(),
    query: jsonb("query").$type<Record<string, unknown>>().notNull(),
    columns: text("columns").array().notNull(),
    state: text("state").notNull().default("running"),
    rows: integer("rows").notNull().default(0),
    startedBy: uuid("started_by"),
    createdAt: createdAtColumn(),
    finishedAt: instant("finished_at"),
    forgottenAt: instant("forgotten_at"),
    /** Why it failed, an `ExportProblem` as JSON. */
    problem: text("problem"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.startedBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves a person's exports, newest first.
    index("exports_mine").on(t.organisationId, t.startedBy, t.createdAt, t.id),
    check("exports_state", sql`${t.state} in ('running', 'done', 'failed')`),
  ],
);

/** The pieces of an exported file, in order. */
export const exportPieces = crm.table(
  "export_pieces",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    exportId: uuid("export_id").notNull(),
    position: integer("position").notNull(),
    content: bytea("content").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.exportId], foreignColumns: [exports.organisationId, exports.id] }),
    unique("export_pieces_position").on(t.organisationId, t.exportId, t.position),
  ],
);
