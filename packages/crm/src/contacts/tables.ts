import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { date, foreignKey, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "../accounts/tables";
import { imports } from "../imports/tables";
import { crm } from "../namespace";
import { addressColumns, recordColumns, stepColumns } from "../records/record-columns";

/** People at accounts. Written by their owners and by imports; prepared for a million rows in one organisation. */
export const contacts = crm.table(
  "contacts",
  {
    ...recordColumns(),
    ...stepColumns(),
    ...addressColumns(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    /** Family name, then given name, folded: the order of the list. */
    nameKey: text("name_key").notNull(),
    /** The first address. Others, and what is known about each (consent, opt-out, invalid), stand in contact_points. */
    email: text("email"),
    /** The address in small letters. A column, because an index on lower(email) is not used under row level security. */
    emailKey: text("email_key"),
    phone: text("phone"),
    /** The other addresses and numbers, folded: what search finds beside the first ones. */
    otherAddresses: text("other_addresses").notNull().default(""),
    title: text("title"),
    accountId: uuid("account_id"),
    bornOn: date("born_on", { mode: "string" }),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves forgetting what has been gone for long enough.
    index("contacts_gone").on(t.organisationId, t.goneAt).where(sql`${t.goneAt} is not null and ${t.purgedAt} is null`),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.accountId], foreignColumns: [accounts.organisationId, accounts.id] }),
    foreignKey({ columns: [t.organisationId, t.importId], foreignColumns: [imports.organisationId, imports.id] }),
    // Serves the list by name, and an import's look-up of rows without e-mail and number.
    index("contacts_name").on(t.organisationId, t.nameKey, t.id),
    // Serves the list newest first.
    index("contacts_newest").on(t.organisationId, t.createdAt, t.id),
    // Serves "mine" and "my team's", by name.
    index("contacts_owner_name").on(t.organisationId, t.ownerId, t.nameKey, t.id),
    // Serves "mine", newest first.
    index("contacts_owner_newest").on(t.organisationId, t.ownerId, t.createdAt, t.id),
    // Serve the list by next step and by last touch.
    index("contacts_step").on(t.organisationId, t.nextStepOn, t.id),
    index("contacts_touched").on(t.organisationId, t.lastActivityAt, t.id),
    // Serves the contacts of an account.
    index("contacts_account").on(t.organisationId, t.accountId, t.nameKey, t.id),
    // Serves an import's look-up by e-mail. Not unique: families and front desks share addresses.
    index("contacts_email").on(t.organisationId, t.emailKey),
    // Serves an import's look-up by the other system's number.
    index("contacts_external_id").on(t.organisationId, t.externalId),
    // Serves Today: whose next step is due.
    index("contacts_next_step").on(t.organisationId, t.ownerId, t.nextStepOn),
    // Serves the search for duplicates: what changed since it last looked.
    index("contacts_changed").on(t.organisationId, t.updatedAt, t.id),
    // Serves what was merged into a record: its history is the record's too.
    index("contacts_merged").on(t.organisationId, t.mergedInto).where(sql`${t.mergedInto} is not null`),
    // Serves the queue of what nobody owns, longest untouched first.
    index("contacts_unowned")
      .on(t.organisationId, sql`coalesce(${t.lastActivityAt}, ${t.createdAt})`, t.id)
      .where(sql`${t.ownerId} is null and ${t.goneAt} is null`),
    // Serves the undoing of an import.
    index("contacts_import").on(t.organisationId, t.importId).where(sql`${t.importId} is not null`),
  ],
);
