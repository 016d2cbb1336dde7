import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { accounts } from "../accounts/tables";
import { leads } from "../leads/tables";
import { crm } from "../namespace";
import { contacts } from "./tables";

/**
 * E-mail addresses and phone numbers of contacts and leads, each with what is known about it. The first one also stands on the
 * record itself; a record with one address nobody said anything about has no row here. Written by people, imports and merges.
 */
export const contactPoints = crm.table(
  "contact_points",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    contactId: uuid("contact_id"),
    leadId: uuid("lead_id"),
    kind: text("kind").notNull(),
    value: text("value").notNull(),
    /** The address in small letters, or the number's digits without extension, international prefix and trunk zeros. */
    key: text("key").notNull(),
    /** "work", "home", or what the person calls it. */
    label: text("label"),
    position: integer("position").notNull().default(0),
    /** Said yes to being written to or called here, and where they said so. */
    consentedAt: instant("consented_at"),
    consentSource: text("consent_source"),
    consentedBy: uuid("consented_by"),
    /** Said no. Stronger than any yes before it. */
    optedOutAt: instant("opted_out_at"),
    optOutSource: text("opt_out_source"),
    optedOutBy: uuid("opted_out_by"),
    /** Came back undeliverable, or is nobody's number. */
    invalidAt: instant("invalid_at"),
    invalidSource: text("invalid_source"),
    invalidatedBy: uuid("invalidated_by"),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.contactId], foreignColumns: [contacts.organisationId, contacts.id] }),
    foreignKey({ columns: [t.organisationId, t.leadId], foreignColumns: [leads.organisationId, leads.id] }),
    // One row an address of a contact; serves the contact's page.
    uniqueIndex("contact_points_contact")
      .on(t.organisationId, t.contactId, t.kind, t.key)
      .where(sql`${t.contactId} is not null`),
    // The same for a lead.
    uniqueIndex("contact_points_lead")
      .on(t.organisationId, t.leadId, t.kind, t.key)
      .where(sql`${t.leadId} is not null`),
    // Serves finding whom an address belongs to.
    index("contact_points_key").on(t.organisationId, t.kind, t.key),
    // Serves looking for a no at a number, in whatever country's spelling (`crm.noes_at_numbers`).
    index("contact_points_no_ending")
      .on(t.organisationId, sql`right(${t.key}, 7)`)
      .where(sql`${t.kind} = 'phone' and ${t.optedOutAt} is not null`),
    check("contact_points_kind", sql`${t.kind} in ('email', 'phone')`),
    check("contact_points_subject", sql`num_nonnulls(${t.contactId}, ${t.leadId}) = 1`),
  ],
);

/** Contacts that belong to more than one account: the others, each with what the contact is there. */
export const accountContacts = crm.table(
  "account_contacts",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    accountId: uuid("account_id").notNull(),
    contactId: uuid("contact_id").notNull(),
    role: text("role"),
    createdAt: createdAtColumn(),
    createdBy: uuid("created_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.accountId], foreignColumns: [accounts.organisationId, accounts.id] }),
    foreignKey({ columns: [t.organisationId, t.contactId], foreignColumns: [contacts.organisationId, contacts.id] }),
    // Serves the people of an account.
    uniqueIndex("account_contacts_pair").on(t.organisationId, t.accountId, t.contactId),
    // Serves the accounts of a person.
    index("account_contacts_contact").on(t.organisationId, t.contactId),
  ],
);
