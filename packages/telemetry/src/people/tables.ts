import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";

/** Stands for "nobody in the directory" where a key needs a value. */
export const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Whom a name of an outside system stands for: decided by somebody on the page of unknown names, or followed from what `identify`
 * and `alias` said. What the directory itself knows (employee number, e-mail, our id) comes first and has no row here.
 */
export const identities = telemetry.table(
  "identities",
  {
    organisationId: organisationIdColumn(),
    userRef: text("user_ref").notNull(),
    /** Null: outside the directory, or claimed by several people and therefore nobody's. */
    personId: uuid("person_id"),
    standing: text("standing").notNull().default("person"),
    /** It rests on what keys said that anybody can read in a page. */
    claimed: boolean("claimed").notNull().default(false),
    linkedAt: instant("linked_at").notNull(),
    /** Null: followed from links, and followed anew whenever they or the directory change. */
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.userRef] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    check(
      "identities_standing",
      sql`(${t.standing} = 'person') = (${t.personId} is not null) and ${t.standing} in ('person', 'outside', 'contested')`,
    ),
    // Finds the names of a person: their page, their erasure, and what to look at again when the directory changes.
    index("identities_person").on(t.organisationId, t.personId),
    // An e-mail is the same in any case: what was followed from links until somebody in the directory answers to it.
    index("identities_lower").on(t.organisationId, sql`lower(${t.userRef})`),
  ],
);

/**
 * Every "this name is also that name" that `identify` and `alias` ever said, between names known or not; nothing else of the traits
 * is kept. A target may be an e-mail. Append-only and small: a row per device or account of a person.
 */
export const nameLinks = telemetry.table(
  "name_links",
  {
    organisationId: organisationIdColumn(),
    userRef: text("user_ref").notNull(),
    target: text("target").notNull(),
    linkedAt: instant("linked_at").notNull(),
    /** Said only with keys that anybody can read in a page: it counts where nobody else says anything. */
    claimed: boolean("claimed").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.userRef, t.target] }),
    // Walks from a name to all that follow it.
    index("name_links_target").on(t.organisationId, t.target),
    // An e-mail is the same in any case.
    index("name_links_target_lower").on(t.organisationId, sql`lower(${t.target})`),
  ],
);

/** Names nobody in the directory answers to, with how much they did. Counted apart, never guessed. */
export const unmatchedUsers = telemetry.table(
  "unmatched_users",
  {
    organisationId: organisationIdColumn(),
    userRef: text("user_ref").notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
    firstSeenAt: instant("first_seen_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.userRef] }),
    // Serves the list of unmatched users, last seen first.
    index("unmatched_users_newest").on(t.organisationId, t.lastSeenAt, t.userRef),
    // Finds the names a person added later answers to.
    index("unmatched_users_lower").on(t.organisationId, sql`lower(${t.userRef})`),
  ],
);

/**
 * Names whose past has to follow them: events kept under `held_by` (nobody, or a person) that belong to somebody else since. Almost
 * always empty; emptied by the job `moveNames`.
 */
export const nameMoves = telemetry.table(
  "name_moves",
  {
    organisationId: organisationIdColumn(),
    userRef: text("user_ref").notNull(),
    heldBy: uuid("held_by").notNull(),
    /** The transaction that asked last: one that asks again while the events move is not forgotten. */
    askedBy: text("asked_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.userRef, t.heldBy] })],
);
