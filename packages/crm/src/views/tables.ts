import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { foreignKey, index, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** Lists people set up for themselves and, where shared, for everybody: filters, columns and order. */
export const savedViews = crm.table(
  "saved_views",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    ownerId: uuid("owner_id").notNull(),
    recordType: text("record_type").notNull(),
    name: text("name").notNull(),
    /** The list's address: filter, columns, order. Read again through the contract before it is used. */
    query: jsonb("query").$type<Record<string, unknown>>().notNull(),
    sharedAt: instant("shared_at"),
    createdAt: createdAtColumn(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    // Serves a list's tabs: mine and the shared ones.
    index("saved_views_type").on(t.organisationId, t.recordType, t.ownerId),
  ],
);
