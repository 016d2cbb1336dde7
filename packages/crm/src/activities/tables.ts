import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { crm } from "../namespace";
import { opportunities } from "../opportunities/tables";

/** What an activity changed besides itself, so that taking it back can put it right. */
export interface NextStepEffect {
  on: "account" | "contact" | "opportunity";
  id: string;
  from: { nextStep: string | null; nextStepOn: string | null };
  to: { nextStep: string | null; nextStepOn: string | null };
}

/** Calls, e-mails, meetings and notes. Written by whoever did them; the largest table, millions of rows, never changed after. */
export const activities = crm.table(
  "activities",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    kind: text("kind").notNull(),
    text: text("text").notNull(),
    minutes: integer("minutes"),
    occurredAt: instant("occurred_at").notNull(),
    /** Null: written by an import or the system. */
    actorId: uuid("actor_id"),
    accountId: uuid("account_id"),
    contactId: uuid("contact_id"),
    opportunityId: uuid("opportunity_id"),
    effect: jsonb("effect").$type<NextStepEffect>(),
    createdAt: createdAtColumn(),
    /** Taken back: kept for the record, shown nowhere. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.actorId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.accountId], foreignColumns: [accounts.organisationId, accounts.id] }),
    foreignKey({ columns: [t.organisationId, t.contactId], foreignColumns: [contacts.organisationId, contacts.id] }),
    foreignKey({
      columns: [t.organisationId, t.opportunityId],
      foreignColumns: [opportunities.organisationId, opportunities.id],
    }),
    // Serves "what did I log", newest first.
    index("activities_actor").on(t.organisationId, t.actorId, t.occurredAt),
    check("activities_kind", sql`${t.kind} in ('call', 'email', 'meeting', 'note')`),
    check("activities_minutes", sql`${t.minutes} between 0 and 1440`),
    check("activities_subject", sql`num_nonnulls(${t.accountId}, ${t.contactId}, ${t.opportunityId}) > 0`),
  ],
);
