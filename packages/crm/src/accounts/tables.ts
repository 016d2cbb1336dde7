import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { date, foreignKey, index, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** Companies that are or may become customers. Written by their owners and by imports; hundreds of thousands of rows. */
export const accounts = crm.table(
  "accounts",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: text("name").notNull(),
    /** The name without case, accents and punctuation: sorts lists and finds the account an import names. */
    nameKey: text("name_key").notNull(),
    /** Everything search looks at, folded like the key. The trigram index on it is in hand-written.sql. */
    searchText: text("search_text").notNull(),
    website: text("website"),
    phone: text("phone"),
    city: text("city"),
    notes: text("notes"),
    ownerId: uuid("owner_id"),
    nextStep: text("next_step"),
    nextStepOn: date("next_step_on", { mode: "string" }),
    lastActivityAt: instant("last_activity_at"),
    /** Columns an import kept that no field stands for. */
    details: jsonb("details").$type<Record<string, string | number>>().notNull().default({}),
    createdAt: createdAtColumn(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    // Serves the list by name and the look-up of an account by name at import.
    index("accounts_name").on(t.organisationId, t.nameKey, t.id),
    // Serves the list newest first.
    index("accounts_newest").on(t.organisationId, t.createdAt, t.id),
    // Serves "mine" and "my team's", by name and newest first.
    index("accounts_owner_name").on(t.organisationId, t.ownerId, t.nameKey, t.id),
  ],
);
