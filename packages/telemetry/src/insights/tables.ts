import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { foreignKey, index, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Question } from "../insights-contract";
import { telemetry } from "../namespace";

/** A question about usage as its page's address writes it, under a name. Never its answer: whoever opens it asks anew. */
export const insights = telemetry.table(
  "insights",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    ownerId: uuid("owner_id").notNull(),
    name: text("name").notNull(),
    question: jsonb("question").$type<Question>().notNull(),
    /** Whoever holds one of them may open it; empty: the owner alone. */
    sharedRoles: text("shared_roles").array().notNull(),
    createdAt: createdAtColumn(),
    changedAt: instant("changed_at").notNull().defaultNow(),
    goneAt: instant("gone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    // Serves the list of one's own, and how many they are.
    index("insights_owner").on(t.organisationId, t.ownerId),
  ],
);
