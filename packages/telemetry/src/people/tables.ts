import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { bigint, foreignKey, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";

/** Names outside systems use for a person, learned from `identify` and `alias`. Nothing of the traits is kept but this link. */
export const identities = telemetry.table(
  "identities",
  {
    organisationId: organisationIdColumn(),
    userRef: text("user_ref").notNull(),
    personId: uuid("person_id").notNull(),
    linkedAt: instant("linked_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.userRef] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
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
  ],
);
