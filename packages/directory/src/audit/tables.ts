import { createdAtColumn, idColumn, organisationIdColumn } from "@arraigo/db/columns";
import { index, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { directory } from "../namespace";

/**
 * Who did what that touches access, privacy or many records: sign-ins, lock-outs, role and privacy changes, imports, looks at
 * named data. Append-only, by the application role's own rights; grows with use and is kept for three years
 * (retention/forget-old.ts).
 */
export const auditEntries = directory.table(
  "audit_entries",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    /** Null: the system, or somebody who could not sign in. No foreign key, so that history outlives everything. */
    actorId: uuid("actor_id"),
    action: text("action").notNull(),
    subjectType: text("subject_type"),
    subjectId: uuid("subject_id"),
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves the audit page, newest first, a page at a time.
    index("audit_entries_newest").on(t.organisationId, t.createdAt, t.id),
    // Serves "who looked at me" on the trust page.
    index("audit_entries_subject").on(t.organisationId, t.subjectId, t.createdAt),
  ],
);
