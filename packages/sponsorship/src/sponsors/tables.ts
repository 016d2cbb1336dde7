import { createdAtColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { foreignKey, primaryKey, uuid } from "drizzle-orm/pg-core";
import { sponsorship } from "../namespace";

/** Who stands behind which rollout, and whether they agreed that others see how present they are. A few rows a rollout. */
export const sponsors = sponsorship.table(
  "sponsors",
  {
    organisationId: organisationIdColumn(),
    /** Another module's rollout, so there is no foreign key. */
    rolloutId: uuid("rollout_id").notNull(),
    personId: uuid("person_id").notNull(),
    /** Null: only the sponsor sees their own figures. */
    consentedAt: instant("consented_at"),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.rolloutId, t.personId] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
  ],
);
