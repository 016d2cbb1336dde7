import { organisationIdColumn } from "@arraigo/db/columns";
import { date, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";
import type { Properties } from "../store/tables";

/**
 * What is kept of raw events when they go: their number by name, person, feature and day, so that a name can still be given to
 * somebody, or taken back; and by the property filter of each behaviour, so that its counts stay. Goes with the daily sums.
 */
export const foldedUses = telemetry.table(
  "folded_uses",
  {
    organisationId: organisationIdColumn(),
    /** `nobody` where the name was unknown. */
    personId: uuid("person_id").notNull(),
    /** Empty for our own modules. */
    userRef: text("user_ref").notNull(),
    event: text("event").notNull(),
    /** `{}` counts all; any other only what matched. */
    filter: jsonb("filter").$type<Properties>().notNull(),
    day: date("day", { mode: "string" }).notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.personId, t.userRef, t.event, t.filter, t.day] }),
    // Serves the daily clearing of what is older than the policy.
    index("folded_uses_day").on(t.organisationId, t.day),
  ],
);
