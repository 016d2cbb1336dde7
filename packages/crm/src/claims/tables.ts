import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { foreignKey, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** Who took a record without an owner, or an abandoned one, and from whom. Kept for good; counts against the day's limit. */
export const claims = crm.table(
  "claims",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
    /** `unowned`, `left` (the owner left) or `abandoned`. */
    because: text("because").notNull(),
    fromOwnerId: uuid("from_owner_id"),
    claimedBy: uuid("claimed_by").notNull(),
    claimedAt: instant("claimed_at").notNull(),
    returnedAt: instant("returned_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.claimedBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves the day's limit and the log.
    index("claims_person").on(t.organisationId, t.claimedBy, t.claimedAt),
    index("claims_newest").on(t.organisationId, t.claimedAt, t.id),
  ],
);
