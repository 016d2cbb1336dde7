import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { check, integer, jsonb, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** Fields an organisation added to a record type. Written by administrators; dozens of rows. Values stand in the records' `custom`. */
export const customFields = crm.table(
  "custom_fields",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    /** Never changes, so that values keep their field: `k` and a number. */
    key: text("key").notNull(),
    /** What people call it, in one language or both. */
    label: jsonb("label").$type<{ en?: string | undefined; es?: string | undefined }>().notNull(),
    kind: text("kind").notNull(),
    choices: jsonb("choices").$type<string[]>().notNull().default([]),
    position: integer("position").notNull(),
    requiredAt: instant("required_at"),
    /** Since when its keys are kept (custom_keys), for records that are written. */
    indexRequestedAt: instant("index_requested_at"),
    /** Since when lists can be ordered by it: an index is made on demand. */
    indexedAt: instant("indexed_at"),
    archivedAt: instant("archived_at"),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    unique("custom_fields_key").on(t.organisationId, t.recordType, t.key),
    check(
      "custom_fields_kind",
      sql`${t.kind} in ('line', 'paragraph', 'email', 'phone', 'url', 'integer', 'decimal', 'date', 'choice', 'yesNo')`,
    ),
  ],
);
