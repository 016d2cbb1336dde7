import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { bigint, check, date, foreignKey, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { crm } from "../namespace";
import { stages } from "../pipeline/tables";

/** Possible sales. Written by their owners; tens of thousands of rows, most of them closed. */
export const opportunities = crm.table(
  "opportunities",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: text("name").notNull(),
    ownerId: uuid("owner_id"),
    accountId: uuid("account_id"),
    contactId: uuid("contact_id"),
    /** In the currency's smallest unit (cents). Null: not known yet, which is not zero. */
    amountMinor: bigint("amount_minor", { mode: "number" }),
    currency: text("currency").notNull(),
    closesOn: date("closes_on", { mode: "string" }),
    nextStep: text("next_step"),
    nextStepOn: date("next_step_on", { mode: "string" }),
    /** Why it was lost, or won. */
    reason: text("reason"),
    stageId: uuid("stage_id").notNull(),
    stageEnteredAt: instant("stage_entered_at").notNull(),
    closedAt: instant("closed_at"),
    lastActivityAt: instant("last_activity_at"),
    createdAt: createdAtColumn(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.accountId], foreignColumns: [accounts.organisationId, accounts.id] }),
    foreignKey({ columns: [t.organisationId, t.contactId], foreignColumns: [contacts.organisationId, contacts.id] }),
    foreignKey({ columns: [t.organisationId, t.stageId], foreignColumns: [stages.organisationId, stages.id] }),
    // Serves the board: one column, latest arrivals first.
    index("opportunities_board").on(t.organisationId, t.stageId, t.stageEnteredAt, t.id),
    // Serves the board filtered to mine or my team's.
    index("opportunities_owner_board").on(t.organisationId, t.ownerId, t.stageId, t.stageEnteredAt, t.id),
    // Serves the related records of an account and of a contact.
    index("opportunities_account").on(t.organisationId, t.accountId, t.createdAt),
    index("opportunities_contact").on(t.organisationId, t.contactId, t.createdAt),
    // Serves Today and the data quality of what a person has open.
    index("opportunities_open").on(t.organisationId, t.ownerId).where(sql`${t.closedAt} is null`),
    check("opportunities_amount", sql`${t.amountMinor} >= 0`),
    check("opportunities_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);
