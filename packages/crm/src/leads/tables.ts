import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";
import { stages } from "../pipeline/tables";
import { addressColumns, recordColumns, stageColumns, stepColumns } from "../records/record-columns";

/** People and companies that showed interest and are not customers yet. Written by marketers, forms and imports; a hundred thousand rows. */
export const leads = crm.table(
  "leads",
  {
    ...recordColumns(),
    ...stepColumns(),
    ...addressColumns(),
    ...stageColumns(),
    givenName: text("given_name").notNull().default(""),
    familyName: text("family_name").notNull().default(""),
    nameKey: text("name_key").notNull(),
    company: text("company"),
    title: text("title"),
    email: text("email"),
    emailKey: text("email_key"),
    phone: text("phone"),
    /** The other addresses and numbers, folded: what search finds beside the first ones. */
    otherAddresses: text("other_addresses").notNull().default(""),
    website: text("website"),
    source: text("source"),
    /** What they are interested in, in their words. */
    interest: text("interest"),
    /** Why it came to nothing. */
    reason: text("reason"),
    /** What became of it when it was converted. Nothing is lost: the lead stays, and leads there. */
    convertedAccountId: uuid("converted_account_id"),
    convertedContactId: uuid("converted_contact_id"),
    convertedOpportunityId: uuid("converted_opportunity_id"),
    convertedBy: uuid("converted_by"),
    convertedAt: instant("converted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves forgetting what has been gone for long enough.
    index("leads_gone").on(t.organisationId, t.goneAt).where(sql`${t.goneAt} is not null and ${t.purgedAt} is null`),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.stageId], foreignColumns: [stages.organisationId, stages.id] }),
    // Serves the list by name.
    index("leads_name").on(t.organisationId, t.nameKey, t.id),
    // Serves the list newest first.
    index("leads_newest").on(t.organisationId, t.createdAt, t.id),
    // Serves "mine" and "my team's".
    index("leads_owner_name").on(t.organisationId, t.ownerId, t.nameKey, t.id),
    // Serves "mine", newest first.
    index("leads_owner_newest").on(t.organisationId, t.ownerId, t.createdAt, t.id),
    // Serve the list by next step and by last touch.
    index("leads_next_step").on(t.organisationId, t.nextStepOn, t.id),
    index("leads_touched").on(t.organisationId, t.lastActivityAt, t.id),
    // Serves the board: one column, latest arrivals first.
    index("leads_board").on(t.organisationId, t.stageId, t.stageEnteredAt, t.id),
    // Serves look-ups by e-mail at import and conversion.
    index("leads_email").on(t.organisationId, t.emailKey),
    // Serves an import's look-up by the other system's number.
    index("leads_external_id").on(t.organisationId, t.externalId).where(sql`${t.externalId} is not null`),
    // Serves the history of what leads became: it begins with theirs.
    index("leads_converted_account")
      .on(t.organisationId, t.convertedAccountId)
      .where(sql`${t.convertedAccountId} is not null`),
    // The same for the contact it became.
    index("leads_converted_contact")
      .on(t.organisationId, t.convertedContactId)
      .where(sql`${t.convertedContactId} is not null`),
    // The same for its opportunity.
    index("leads_converted_opportunity")
      .on(t.organisationId, t.convertedOpportunityId)
      .where(sql`${t.convertedOpportunityId} is not null`),
    // Serves the search for duplicates: what changed since it last looked.
    index("leads_changed").on(t.organisationId, t.updatedAt, t.id),
    // Serves what was merged into a record: its history is the record's too.
    index("leads_merged").on(t.organisationId, t.mergedInto).where(sql`${t.mergedInto} is not null`),
    // Serves the queue of what nobody owns, longest untouched first.
    index("leads_unowned")
      .on(t.organisationId, sql`coalesce(${t.lastActivityAt}, ${t.createdAt})`, t.id)
      .where(sql`${t.ownerId} is null and ${t.goneAt} is null and ${t.closedAt} is null`),
    // Serves the undoing of an import.
    index("leads_import").on(t.organisationId, t.importId).where(sql`${t.importId} is not null`),
  ],
);

/** An address as the conversion wrote it, dates as ISO strings. */
export interface WrittenPoint {
  id: string;
  value: string;
  label: string | null;
  consentedAt: string | null;
  invalidAt: string | null;
}

/** What a conversion moved besides making records, so that it can be taken back. */
export interface ConversionJournal {
  /** Activities that were given a contact, an account or an opportunity they had not. */
  activities: { id: string; set: ("accountId" | "contactId" | "opportunityId")[] }[];
  /** Contact points that were made on the contact, by id. */
  points: string[];
  /** What was written about each of those points: who says something else about one since, keeps it. */
  written?: WrittenPoint[];
  /** The further account that an existing contact was related to. */
  relation: string | null;
}

/** Each time a lead was converted, and what that made. Its changes are the history rows with its id as their run. */
export const conversions = crm.table(
  "conversions",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    leadId: uuid("lead_id").notNull(),
    accountId: uuid("account_id"),
    contactId: uuid("contact_id"),
    opportunityId: uuid("opportunity_id"),
    /** Which of the three it made; the others were there before. */
    made: text("made").array().notNull(),
    journal: jsonb("journal").$type<ConversionJournal>().notNull(),
    convertedBy: uuid("converted_by"),
    convertedAt: instant("converted_at").notNull(),
    undoneBy: uuid("undone_by"),
    undoneAt: instant("undone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.leadId], foreignColumns: [leads.organisationId, leads.id] }),
    // Serves taking the latest one back.
    index("conversions_lead").on(t.organisationId, t.leadId, t.convertedAt, t.id),
  ],
);
