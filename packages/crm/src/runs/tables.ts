import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** Changes to many records made as one: what "undo" takes back. Its records are the history rows with its id. */
export const runs = crm.table(
  "runs",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    kind: text("kind").notNull(),
    recordType: text("record_type"),
    records: integer("records").notNull(),
    startedBy: uuid("started_by"),
    createdAt: createdAtColumn(),
    undoneAt: instant("undone_at"),
    undoneBy: uuid("undone_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.startedBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves the list of what was done, newest first.
    index("runs_newest").on(t.organisationId, t.createdAt, t.id),
    check("runs_kind", sql`${t.kind} in ('edit', 'reassign', 'claim', 'handover', 'delete', 'restore')`),
  ],
);
