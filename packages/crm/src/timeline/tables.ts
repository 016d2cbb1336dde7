import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { index, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** One field's change. Values as people read them; ids stay out where a name says it. */
export interface FieldChange {
  field: string;
  from: string | number | null;
  to: string | number | null;
}

/**
 * The history of every record: who, what, from → to, through which door. Append-only, grouped when read and never when written;
 * grows with every change and is never pruned. No foreign keys, so that history outlives what it tells of.
 */
export const recordEvents = crm.table(
  "record_events",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    subjectType: text("subject_type").notNull(),
    subjectId: uuid("subject_id").notNull(),
    /** The account the subject belongs to, so that an account shows its contacts' and opportunities' history too. */
    accountId: uuid("account_id"),
    kind: text("kind").notNull(),
    actorId: uuid("actor_id"),
    source: text("source").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    changes: jsonb("changes").$type<FieldChange[]>().notNull().default([]),
    activityId: uuid("activity_id"),
    importId: uuid("import_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves the timeline of a contact or an opportunity, newest first, a page at a time.
    index("record_events_subject").on(t.organisationId, t.subjectId, t.occurredAt, t.id),
    // Serves the timeline of an account with everything below it.
    index("record_events_account").on(t.organisationId, t.accountId, t.occurredAt, t.id),
  ],
);
