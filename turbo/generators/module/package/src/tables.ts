import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { foreignKey, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { __id__ } from "./namespace";

/** Why this table exists, who writes it, and what growth means. */
export const entries = __id__.table(
  "entries",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: text("name").notNull(),
    /** Nobody where the system added it. */
    addedBy: uuid("added_by"),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.addedBy], foreignColumns: [people.organisationId, people.id] }),
    unique("entries_name").on(t.organisationId, t.name),
  ],
);
