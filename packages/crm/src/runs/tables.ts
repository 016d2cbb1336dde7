import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Importer } from "../imports/import-progress";
import { crm } from "../namespace";
import type { RunUndo } from "./run-undo";
import type { RunFound, RunWork } from "./run-work";

/**
 * What a run gave to somebody else that has no history of records: tasks and requests for approval. A row each, so that taking the
 * run back takes these back too. Grows with hand-overs.
 */
export const runMoves = crm.table(
  "run_moves",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    runId: uuid("run_id").notNull(),
    /** `task` or `approval`. */
    kind: text("kind").notNull(),
    rowId: uuid("row_id").notNull(),
    fromId: uuid("from_id").notNull(),
    /** Null: nobody in particular. */
    toId: uuid("to_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves taking a run back.
    index("run_moves_run").on(t.organisationId, t.runId, t.kind),
    check("run_moves_kind", sql`${t.kind} in ('task', 'approval')`),
  ],
);

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
    /** running ⇄ paused → done ⇄ undoing, or failed with its problem. What is done at once is done from the start. */
    state: text("state").notNull().default("done"),
    /** Records it is about, where it runs in the background; null where it was done at once. */
    total: integer("total"),
    /** How many of them have had their turn: where a run that was interrupted goes on. */
    done: integer("done").notNull().default(0),
    work: jsonb("work").$type<RunWork>(),
    found: jsonb("found").$type<RunFound>(),
    /** Whose rights it works with: those of whoever began or resumed it, as they were then. Null: the system's. */
    importer: jsonb("importer").$type<Importer>(),
    /** Why it failed: an error's code and what it speaks of. */
    problem: jsonb("problem").$type<{ code: string; params: Record<string, string | number> }>(),
    /** How far taking it back is, and what came of it. */
    undo: jsonb("undo").$type<RunUndo>(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.startedBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves the list of what was done, newest first.
    index("runs_newest").on(t.organisationId, t.createdAt, t.id),
    check("runs_state", sql`${t.state} in ('running', 'paused', 'done', 'failed', 'undoing')`),
    check("runs_kind", sql`${t.kind} in ('edit', 'reassign', 'claim', 'handover', 'delete', 'restore')`),
  ],
);
