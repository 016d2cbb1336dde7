import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, primaryKey, uuid } from "drizzle-orm/pg-core";
import { directory } from "../namespace";
import { people } from "../people/tables";

/**
 * Who takes over the work of somebody who leaves: decided when the last day is entered, done with it or after it. One row for
 * each person who leaves or has left.
 */
export const handovers = directory.table(
  "handovers",
  {
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    /** Null: nobody in particular; what was theirs can be claimed. */
    successorId: uuid("successor_id"),
    /** Null: the system, for somebody who left without anybody being asked. */
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at").notNull(),
    /** Null until it has been done. */
    doneAt: instant("done_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.personId] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.successorId], foreignColumns: [people.organisationId, people.id] }),
    // Serves "whose work waits for me", when a successor leaves as well.
    index("handovers_successor").on(t.organisationId, t.successorId),
    check("handovers_not_to_oneself", sql`${t.successorId} <> ${t.personId}`),
  ],
);
