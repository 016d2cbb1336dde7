import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { index, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** A value as it is written into history: as people read it. */
export type Plain = string | number | null;

/**
 * One field's change. `from` and `to` are as people read them, so that history outlives what it names; where the stored value is
 * something else (an id, a list), `fromValue` and `toValue` keep it, and restoring uses those. An empty text stands where a record
 * was named that has been forgotten since (`forgottenName`).
 */
export interface FieldChange {
  field: string;
  from: Plain;
  to: Plain;
  fromValue?: unknown;
  toValue?: unknown;
}

/** What retention leaves of a name in the history of others; nothing else is written as an empty text. */
export const forgottenName = "";

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
    /** The import, bulk change, merge or hand-over it was part of: what is undone as one. */
    runId: uuid("run_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves the timeline of a contact or an opportunity, newest first, a page at a time.
    index("record_events_subject").on(t.organisationId, t.subjectId, t.occurredAt, t.id),
    // Serves the timeline of an account with everything below it.
    index("record_events_account").on(t.organisationId, t.accountId, t.occurredAt, t.id),
    // Serves undoing what was done as one.
    index("record_events_run").on(t.organisationId, t.runId, t.id).where(sql`${t.runId} is not null`),
  ],
);
