import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";
import { addressColumns, recordColumns, stepColumns } from "../records/record-columns";

/** Companies that are or may become customers. Written by their owners and by imports; hundreds of thousands of rows. */
export const accounts = crm.table(
  "accounts",
  {
    ...recordColumns(),
    ...stepColumns(),
    ...addressColumns(),
    name: text("name").notNull(),
    /** The name without case, accents and punctuation: sorts lists and finds the account an import names. */
    nameKey: text("name_key").notNull(),
    /** The company it belongs to. */
    parentId: uuid("parent_id"),
    /** One of accountRelations: what the company is to us. */
    relation: text("relation"),
    industry: text("industry"),
    website: text("website"),
    email: text("email"),
    phone: text("phone"),
    employees: integer("employees"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves forgetting what has been gone for long enough.
    index("accounts_gone").on(t.organisationId, t.goneAt).where(sql`${t.goneAt} is not null and ${t.purgedAt} is null`),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.parentId], foreignColumns: [t.organisationId, t.id] }),
    // Serves the list by name and the look-up of an account by name at import.
    index("accounts_name").on(t.organisationId, t.nameKey, t.id),
    // Serves the list newest first.
    index("accounts_newest").on(t.organisationId, t.createdAt, t.id),
    // Serves "mine" and "my team's", by name and newest first.
    index("accounts_owner_name").on(t.organisationId, t.ownerId, t.nameKey, t.id),
    // Serves "mine", newest first.
    index("accounts_owner_newest").on(t.organisationId, t.ownerId, t.createdAt, t.id),
    // Serve the list by next step and by last touch.
    index("accounts_next_step").on(t.organisationId, t.nextStepOn, t.id),
    index("accounts_touched").on(t.organisationId, t.lastActivityAt, t.id),
    // Serves the companies of a group.
    index("accounts_parent").on(t.organisationId, t.parentId).where(sql`${t.parentId} is not null`),
    // Serves an import's look-up by the other system's number.
    index("accounts_external_id").on(t.organisationId, t.externalId).where(sql`${t.externalId} is not null`),
    // Serves the search for duplicates: what changed since it last looked.
    index("accounts_changed").on(t.organisationId, t.updatedAt, t.id),
    // Serves what was merged into a record: its history is the record's too.
    index("accounts_merged").on(t.organisationId, t.mergedInto).where(sql`${t.mergedInto} is not null`),
    // Serves the queue of what nobody owns, longest untouched first.
    index("accounts_unowned")
      .on(t.organisationId, sql`coalesce(${t.lastActivityAt}, ${t.createdAt})`, t.id)
      .where(sql`${t.ownerId} is null and ${t.goneAt} is null`),
    // Serves the queue of what its owner has abandoned, longest untouched first.
    index("accounts_untouched")
      .on(t.organisationId, sql`coalesce(${t.lastActivityAt}, ${t.createdAt})`, t.id)
      .where(sql`${t.ownerId} is not null and ${t.goneAt} is null`),
    // Serves the undoing of an import.
    index("accounts_import").on(t.organisationId, t.importId).where(sql`${t.importId} is not null`),
  ],
);
