import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { bigint, check, date, doublePrecision, foreignKey, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { crm } from "../namespace";
import { stages } from "../pipeline/tables";
import { recordColumns, stageColumns, stepColumns } from "../records/record-columns";
import { wholeUnits } from "../records/whole-units";

/** Possible sales. Written by their owners; tens of thousands of rows, most of them closed. */
export const opportunities = crm.table(
  "opportunities",
  {
    ...recordColumns(),
    ...stepColumns(),
    ...stageColumns(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull().default(""),
    accountId: uuid("account_id"),
    contactId: uuid("contact_id"),
    /** In the currency's smallest unit (cents). Null: not known yet, which is not zero. */
    amountMinor: bigint("amount_minor", { mode: "number" }),
    currency: text("currency").notNull(),
    /** The amount as it is read, in whole units of its currency: what lists of several currencies are ordered by. */
    amountWhole: doublePrecision("amount_whole").generatedAlwaysAs(wholeUnits("amount_minor", "currency")),
    closesOn: date("closes_on", { mode: "string" }),
    source: text("source"),
    /** Why it was lost, or won. */
    reason: text("reason"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves forgetting what has been gone for long enough.
    index("opportunities_gone")
      .on(t.organisationId, t.goneAt)
      .where(sql`${t.goneAt} is not null and ${t.purgedAt} is null`),
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
    // Serves dashboards: what was closed in some days, and whether anything was in another currency.
    index("opportunities_closed").on(t.organisationId, t.currency, t.closedAt).where(sql`${t.closedAt} is not null`),
    // Serves the list newest first and by name.
    index("opportunities_newest").on(t.organisationId, t.createdAt, t.id),
    index("opportunities_name").on(t.organisationId, t.nameKey, t.id),
    // Serves "mine", newest first.
    index("opportunities_owner_newest").on(t.organisationId, t.ownerId, t.createdAt, t.id),
    // Serves filters by amount, which are about one currency.
    index("opportunities_amounts").on(t.organisationId, t.amountMinor, t.id),
    // Serve the list by amount, close date, next step and last touch.
    index("opportunities_whole_amounts").on(t.organisationId, t.amountWhole, t.id),
    index("opportunities_closes").on(t.organisationId, t.closesOn, t.id),
    index("opportunities_next_step").on(t.organisationId, t.nextStepOn, t.id),
    index("opportunities_touched").on(t.organisationId, t.lastActivityAt, t.id),
    index("opportunities_external_id").on(t.organisationId, t.externalId).where(sql`${t.externalId} is not null`),
    // Serves the queue of what nobody owns, longest untouched first.
    index("opportunities_unowned")
      .on(t.organisationId, sql`coalesce(${t.lastActivityAt}, ${t.createdAt})`, t.id)
      .where(sql`${t.ownerId} is null and ${t.goneAt} is null and ${t.closedAt} is null`),
    // Serves the undoing of an import.
    index("opportunities_import").on(t.organisationId, t.importId).where(sql`${t.importId} is not null`),
    check("opportunities_amount", sql`${t.amountMinor} >= 0`),
    check("opportunities_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);
