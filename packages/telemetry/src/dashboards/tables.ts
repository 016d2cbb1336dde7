import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { foreignKey, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";

/** Saved insights on one page, in an order. Sharing it shows its insights to the same roles. */
export const dashboards = telemetry.table(
  "dashboards",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    ownerId: uuid("owner_id").notNull(),
    name: text("name").notNull(),
    /** In their order; one that was deleted is passed over, and back in its place when that is undone. */
    insightIds: uuid("insight_ids").array().notNull(),
    sharedRoles: text("shared_roles").array().notNull(),
    createdAt: createdAtColumn(),
    changedAt: instant("changed_at").notNull().defaultNow(),
    goneAt: instant("gone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    // Serves the list of one's own, and how many they are.
    index("dashboards_owner").on(t.organisationId, t.ownerId),
  ],
);
