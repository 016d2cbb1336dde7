import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { feedback, feedbackAnonymous } from "../namespace";

/**
 * What people said under their own name. Written by its author through `submitPost`; only the status changes afterwards.
 * Grows by a few posts per person and year.
 */
export const posts = feedback.table(
  "posts",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    authorId: uuid("author_id").notNull(),
    /** Who was going to see the name when it was written. A later, more open privacy mode does not break that word. */
    authorShownTo: text("author_shown_to").notNull(),
    askedForHelp: boolean("asked_for_help").notNull(),
    kind: text("kind").notNull(),
    text: text("text").notNull(),
    /** The stems `wordStems` finds in the text: for search and for "somebody said this already". */
    stems: text("stems").array().notNull(),
    area: text("area").notNull(),
    screenPath: text("screen_path").notNull(),
    screenTitle: text("screen_title").notNull(),
    status: text("status").notNull().default("received"),
    /** The day in the organisation's time zone. */
    postedOn: date("posted_on", { mode: "string" }).notNull(),
    submissionKey: uuid("submission_key").notNull(),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.authorId], foreignColumns: [people.organisationId, people.id] }),
    // Makes a repeated request the same post; also serves "my posts".
    uniqueIndex("posts_submission").on(t.organisationId, t.authorId, t.submissionKey),
    // Serves the board and its columns, newest first, a page at a time.
    index("posts_newest").on(t.organisationId, t.postedOn, t.id),
    check("posts_author_shown_to", sql`${t.authorShownTo} in ('nobody', 'change_managers')`),
    check("posts_kind", sql`${t.kind} in ('problem', 'idea', 'question')`),
    check("posts_status", sql`${t.status} in ('received', 'under_review', 'planned', 'done', 'declined')`),
  ],
);

/**
 * What people said without their name. No person, no session, no address, no time but the day, and an id that is random
 * instead of time-ordered. The receipt is kept as a hash; only its holder can find the post by it.
 */
export const anonymousPosts = feedbackAnonymous.table(
  "posts",
  {
    id: uuid("id").notNull().defaultRandom(),
    organisationId: organisationIdColumn(),
    kind: text("kind").notNull(),
    text: text("text").notNull(),
    stems: text("stems").array().notNull(),
    area: text("area").notNull(),
    /** Without records: see `screenWithoutRecord`. */
    screenPath: text("screen_path").notNull(),
    status: text("status").notNull().default("received"),
    postedOn: date("posted_on", { mode: "string" }).notNull(),
    receiptHash: text("receipt_hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Finds the post for whoever holds the receipt; makes a repeated request the same post.
    uniqueIndex("anonymous_posts_receipt").on(t.organisationId, t.receiptHash),
    // Serves the board, newest first.
    index("anonymous_posts_newest").on(t.organisationId, t.postedOn, t.id),
    check("anonymous_posts_kind", sql`${t.kind} in ('problem', 'idea', 'question')`),
    check("anonymous_posts_status", sql`${t.status} in ('received', 'under_review', 'planned', 'done', 'declined')`),
  ],
);

/**
 * Who supports what, one each. The post may be in either table above, so there is no foreign key. Only the day is kept: a
 * time would say before when an anonymous post was written.
 */
export const votes = feedback.table(
  "votes",
  {
    organisationId: organisationIdColumn(),
    postId: uuid("post_id").notNull(),
    personId: uuid("person_id").notNull(),
    votedOn: date("voted_on", { mode: "string" }).notNull(),
  },
  (t) => [
    // Also serves the count per post.
    primaryKey({ columns: [t.organisationId, t.postId, t.personId] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
  ],
);

/** Every decision about a post, with its reason, in public. Append-only: a change of mind is another move. */
export const moves = feedback.table(
  "moves",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    postId: uuid("post_id").notNull(),
    fromStatus: text("from_status").notNull(),
    toStatus: text("to_status").notNull(),
    reason: text("reason").notNull(),
    movedBy: uuid("moved_by"),
    movedAt: instant("moved_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.movedBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves a post's log, and the last reason on "you said, we did".
    index("moves_post").on(t.organisationId, t.postId, t.movedAt),
  ],
);

/** What was said back, in public. Append-only. */
export const answers = feedback.table(
  "answers",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    postId: uuid("post_id").notNull(),
    text: text("text").notNull(),
    answeredBy: uuid("answered_by"),
    answeredAt: instant("answered_at").notNull(),
    submissionKey: uuid("submission_key").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.answeredBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves a post's answers; makes a repeated request the same answer.
    uniqueIndex("answers_submission").on(t.organisationId, t.postId, t.submissionKey),
  ],
);

/**
 * Both kinds of posts side by side (hand-written.sql, security invoker). What an anonymous post does not have is null, so
 * whoever reads the board cannot forget that it may be missing.
 */
export const board = feedback
  .view("board", {
    organisationId: organisationIdColumn(),
    id: uuid("id").notNull(),
    anonymous: boolean("anonymous").notNull(),
    authorId: uuid("author_id"),
    authorShownTo: text("author_shown_to"),
    askedForHelp: boolean("asked_for_help").notNull(),
    kind: text("kind").notNull(),
    text: text("text").notNull(),
    stems: text("stems").array().notNull(),
    area: text("area").notNull(),
    screenPath: text("screen_path").notNull(),
    screenTitle: text("screen_title"),
    status: text("status").notNull(),
    postedOn: date("posted_on", { mode: "string" }).notNull(),
  })
  .existing();
