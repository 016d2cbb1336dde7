import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { crm } from "../namespace";
import { stages } from "../pipeline/tables";
import { products } from "../products/tables";
import { recordColumns, stageColumns, stepColumns } from "../records/record-columns";

/** Where cases wait for somebody to take them. A handful of rows. */
export const queues = crm.table(
  "queues",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    archivedAt: instant("archived_at"),
    createdAt: createdAtColumn(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] }), unique("queues_name").on(t.organisationId, t.name)],
);

/** What customers ask and complain about. Written by agents and imports; as many as there are calls. */
export const cases = crm.table(
  "cases",
  {
    ...recordColumns(),
    ...stepColumns(),
    ...stageColumns(),
    /** Counted from one in each organisation: what people say on the phone. */
    number: integer("number").notNull(),
    subject: text("subject").notNull(),
    description: text("description"),
    accountId: uuid("account_id"),
    contactId: uuid("contact_id"),
    productId: uuid("product_id"),
    queueId: uuid("queue_id"),
    priority: text("priority"),
    channel: text("channel"),
    category: text("category"),
    minutes: integer("minutes"),
    openedAt: instant("opened_at").notNull(),
    resolution: text("resolution"),
    reason: text("reason"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves forgetting what has been gone for long enough.
    index("cases_gone").on(t.organisationId, t.goneAt).where(sql`${t.goneAt} is not null and ${t.purgedAt} is null`),
    unique("cases_number").on(t.organisationId, t.number),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.accountId], foreignColumns: [accounts.organisationId, accounts.id] }),
    foreignKey({ columns: [t.organisationId, t.contactId], foreignColumns: [contacts.organisationId, contacts.id] }),
    foreignKey({ columns: [t.organisationId, t.productId], foreignColumns: [products.organisationId, products.id] }),
    foreignKey({ columns: [t.organisationId, t.queueId], foreignColumns: [queues.organisationId, queues.id] }),
    foreignKey({ columns: [t.organisationId, t.stageId], foreignColumns: [stages.organisationId, stages.id] }),
    // Serves the list newest first.
    index("cases_newest").on(t.organisationId, t.createdAt, t.id),
    // Serves "mine", newest first.
    index("cases_owner_newest").on(t.organisationId, t.ownerId, t.createdAt, t.id),
    // Serve the list by opening, next step and last touch.
    index("cases_opened").on(t.organisationId, t.openedAt, t.id),
    index("cases_next_step").on(t.organisationId, t.nextStepOn, t.id),
    index("cases_touched").on(t.organisationId, t.lastActivityAt, t.id),
    // Serves what an agent has open, and a queue's open cases.
    index("cases_open_owner").on(t.organisationId, t.ownerId, t.openedAt, t.id).where(sql`${t.closedAt} is null`),
    index("cases_open_queue").on(t.organisationId, t.queueId, t.openedAt, t.id).where(sql`${t.closedAt} is null`),
    // Serves the board.
    index("cases_board").on(t.organisationId, t.stageId, t.stageEnteredAt, t.id),
    // Serves the cases of an account and of a contact.
    index("cases_account").on(t.organisationId, t.accountId, t.openedAt),
    index("cases_contact").on(t.organisationId, t.contactId, t.openedAt),
    // Serves an import's look-up by the other system's number.
    index("cases_external_id").on(t.organisationId, t.externalId).where(sql`${t.externalId} is not null`),
    // Serves the queue of what nobody owns, longest untouched first.
    index("cases_unowned")
      .on(t.organisationId, sql`coalesce(${t.lastActivityAt}, ${t.createdAt})`, t.id)
      .where(sql`${t.ownerId} is null and ${t.goneAt} is null and ${t.closedAt} is null`),
    // Serves the undoing of an import.
    index("cases_import").on(t.organisationId, t.importId).where(sql`${t.importId} is not null`),
  ],
);
