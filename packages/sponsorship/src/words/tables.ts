import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import type { Localised } from "@arraigo/platform/contract";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { sponsorship } from "../namespace";

/** A word from a sponsor to an audience, as it was sent; never edited afterwards. A few a month. */
export const messages = sponsorship.table(
  "messages",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    sponsorId: uuid("sponsor_id").notNull(),
    audienceKind: text("audience_kind").notNull(),
    /** The org unit or the rollout; null for everybody. The rollout is another module's, so there is no foreign key. */
    audienceId: uuid("audience_id"),
    subject: jsonb("subject").$type<Localised>().notNull(),
    body: jsonb("body").$type<Localised>().notNull(),
    /** How many people it went to, counted when it was sent. */
    recipients: integer("recipients").notNull(),
    submissionKey: uuid("submission_key").notNull(),
    sentAt: instant("sent_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.sponsorId], foreignColumns: [people.organisationId, people.id] }),
    unique("messages_submission").on(t.organisationId, t.submissionKey),
    // Serves the list of messages, newest first.
    index("messages_newest").on(t.organisationId, t.sentAt, t.id),
    check("messages_audience_kind", sql`${t.audienceKind} in ('organisation', 'org_unit', 'rollout')`),
  ],
);

/**
 * Who a message went to and whether they opened it: one row per person and message, so a reader counts once however often they
 * look. Nobody is shown this by name. Grows with messages times audience.
 */
export const receipts = sponsorship.table(
  "receipts",
  {
    organisationId: organisationIdColumn(),
    messageId: uuid("message_id").notNull(),
    personId: uuid("person_id").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.messageId, t.personId] }),
    foreignKey({ columns: [t.organisationId, t.messageId], foreignColumns: [messages.organisationId, messages.id] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    // Serves a person's own messages.
    index("receipts_person").on(t.organisationId, t.personId, t.messageId),
  ],
);
