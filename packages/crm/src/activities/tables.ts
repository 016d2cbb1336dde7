import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "../accounts/tables";
import { cases } from "../cases/tables";
import { contacts } from "../contacts/tables";
import { leads } from "../leads/tables";
import { crm } from "../namespace";
import { opportunities } from "../opportunities/tables";
import type { SteppedType } from "../record-types";

/** What an activity changed besides itself, so that taking it back can put it right. */
export interface NextStepEffect {
  on: SteppedType;
  id: string;
  from: { nextStep: string | null; nextStepOn: string | null };
  to: { nextStep: string | null; nextStepOn: string | null };
  /** Under which id setting it was counted as a use. */
  usageId?: string;
}

/**
 * Calls, e-mails, chats, meetings, notes and tasks. Written by whoever did them; the largest table, millions of rows. What has
 * happened has `done_at`; a task or a planned call or meeting has none until it is done.
 */
export const activities = crm.table(
  "activities",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    kind: text("kind").notNull(),
    text: text("text").notNull(),
    /** Time spent. Null: not said, which is not zero. */
    minutes: integer("minutes"),
    /** When it happened; of what is still planned, when it was written down. */
    occurredAt: instant("occurred_at").notNull(),
    /** Who did it or wrote it down. Null: written by an import or the system. */
    actorId: uuid("actor_id"),
    /** Whose task it is. Null for what simply happened. */
    assigneeId: uuid("assignee_id"),
    /** The day a task is due, or something is planned for. */
    dueOn: date("due_on", { mode: "string" }),
    /** The time of day on that day, where one was named. */
    dueAt: instant("due_at"),
    doneAt: instant("done_at"),
    doneBy: uuid("done_by"),
    /** Who had planned it, while it is done: `actor_id` is whoever did it then, and theirs again once it is opened again. */
    plannedBy: uuid("planned_by"),
    accountId: uuid("account_id"),
    contactId: uuid("contact_id"),
    leadId: uuid("lead_id"),
    opportunityId: uuid("opportunity_id"),
    caseId: uuid("case_id"),
    effect: jsonb("effect").$type<NextStepEffect>(),
    importId: uuid("import_id"),
    /** Its number in the system it came from: the same file again changes it. */
    externalId: text("external_id"),
    createdAt: createdAtColumn(),
    /** Since when its text or minutes are no longer what was written first; history says what they were. */
    changedAt: instant("changed_at"),
    /** Under which id its use was counted, so that taking it back takes that back too. */
    usageId: text("usage_id"),
    /** Taken back: kept for the record, shown nowhere. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.actorId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.assigneeId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.accountId], foreignColumns: [accounts.organisationId, accounts.id] }),
    foreignKey({ columns: [t.organisationId, t.contactId], foreignColumns: [contacts.organisationId, contacts.id] }),
    foreignKey({ columns: [t.organisationId, t.leadId], foreignColumns: [leads.organisationId, leads.id] }),
    foreignKey({
      columns: [t.organisationId, t.opportunityId],
      foreignColumns: [opportunities.organisationId, opportunities.id],
    }),
    foreignKey({ columns: [t.organisationId, t.caseId], foreignColumns: [cases.organisationId, cases.id] }),
    // Serves "what did I log", newest first, and the calendar of what happened.
    index("activities_actor").on(t.organisationId, t.actorId, t.occurredAt),
    // Serves the latest of everybody's, where a word that is looked for is common.
    index("activities_latest").on(t.organisationId, t.occurredAt),
    // Serves what a person still has to do, by day.
    index("activities_due")
      .on(t.organisationId, t.assigneeId, t.dueOn, t.id)
      .where(sql`${t.assigneeId} is not null and ${t.doneAt} is null and ${t.withdrawnAt} is null`),
    // Serves the calendar of what was planned.
    index("activities_planned").on(t.organisationId, t.dueOn, t.id).where(sql`${t.dueOn} is not null`),
    // Serves the minutes an account, an opportunity or a case has cost, and a gate's count of finished activities.
    index("activities_account").on(t.organisationId, t.accountId, t.occurredAt).where(sql`${t.accountId} is not null`),
    // Serves the minutes and the open tasks of a contact, and pointing them elsewhere when contacts are merged.
    index("activities_contact").on(t.organisationId, t.contactId, t.occurredAt).where(sql`${t.contactId} is not null`),
    index("activities_opportunity").on(t.organisationId, t.opportunityId).where(sql`${t.opportunityId} is not null`),
    index("activities_lead").on(t.organisationId, t.leadId).where(sql`${t.leadId} is not null`),
    index("activities_case").on(t.organisationId, t.caseId).where(sql`${t.caseId} is not null`),
    // Serves recognising what is brought in again.
    index("activities_external_id").on(t.organisationId, t.externalId).where(sql`${t.externalId} is not null`),
    check("activities_kind", sql`${t.kind} in ('call', 'email', 'chat', 'meeting', 'note', 'task')`),
    check("activities_minutes", sql`${t.minutes} between 0 and 1440`),
    check(
      "activities_subject",
      sql`num_nonnulls(${t.accountId}, ${t.contactId}, ${t.leadId}, ${t.opportunityId}, ${t.caseId}) > 0 or ${t.kind} = 'task'`,
    ),
  ],
);
