import { organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { doublePrecision, foreignKey, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";
import { customFields } from "./tables";

/**
 * The index made on demand for an own field: a row a record, with its value as a key that lists are ordered and found by. Kept by
 * triggers on the record tables (hand-written.sql) for fields that asked for it; filled by a job. A table and not an expression
 * index, because expressions on JSON are not leakproof and so are no index conditions under row level security, and because the
 * application changes no schema while it runs.
 */
export const customKeys = crm.table(
  "custom_keys",
  {
    organisationId: organisationIdColumn(),
    fieldId: uuid("field_id").notNull(),
    recordId: uuid("record_id").notNull(),
    /** Small letters, the first two hundred characters; days as ISO text. Null: no value, or a number. */
    textKey: text("text_key"),
    numberKey: doublePrecision("number_key"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.fieldId, t.recordId] }),
    foreignKey({
      columns: [t.organisationId, t.fieldId],
      foreignColumns: [customFields.organisationId, customFields.id],
    }),
    // Serves the order by a field of text or days, and what has no value; finding by it.
    index("custom_keys_text").on(t.organisationId, t.fieldId, t.textKey, t.recordId).where(sql`${t.numberKey} is null`),
    // Serves the order by a field of numbers, and finding by it.
    index("custom_keys_number")
      .on(t.organisationId, t.fieldId, t.numberKey, t.recordId)
      .where(sql`${t.numberKey} is not null`),
  ],
);
