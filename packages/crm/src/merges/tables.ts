import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { foreignKey, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** Merges of two to five records into one. Kept for good; for ninety days they can be taken back. */
export const merges = crm.table(
  "merges",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    winnerId: uuid("winner_id").notNull(),
    loserIds: uuid("loser_ids").array().notNull(),
    /** The winner's values before, for what the merge changed. */
    before: jsonb("before").$type<Record<string, unknown>>().notNull(),
    after: jsonb("after").$type<Record<string, unknown>>().notNull(),
    mergedBy: uuid("merged_by"),
    mergedAt: instant("merged_at").notNull(),
    unmergedBy: uuid("unmerged_by"),
    unmergedAt: instant("unmerged_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves what was merged into a record, newest first.
    index("merges_winner").on(t.organisationId, t.winnerId, t.mergedAt),
    // Serves the list of merges.
    index("merges_newest").on(t.organisationId, t.mergedAt, t.id),
  ],
);

/** Each row a merge pointed from a loser to the winner: what un-merging points back. */
export const mergeMoves = crm.table(
  "merge_moves",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    mergeId: uuid("merge_id").notNull(),
    /** The crm table and column that pointed at the loser. */
    tableName: text("table_name").notNull(),
    columnName: text("column_name").notNull(),
    rowId: uuid("row_id").notNull(),
    fromId: uuid("from_id").notNull(),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.mergeId], foreignColumns: [merges.organisationId, merges.id] }),
    // Serves taking a merge back, table by table.
    index("merge_moves_merge").on(t.organisationId, t.mergeId, t.tableName),
  ],
);
