import { organisationIdColumn } from "@arraigo/db/columns";
import { bigint, customType, date, index, integer, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** The place of a person in every set of people below: numbers from 0, in the order in which people were first counted. */
export const personNumbers = telemetry.table(
  "person_numbers",
  {
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    number: integer("number").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.personId] }),
    unique("person_numbers_number").on(t.organisationId, t.number),
  ],
);

/**
 * Who used what on a day that is over, as a set of people: three thousand people are 400 bytes. Worked out from
 * `usage_by_person_day` when it is first asked for, and thrown away by a trigger when that day changes; never the truth itself.
 * The row with the event '' is everybody who did anything, and says by being there that the day has been worked out.
 */
export const dayPresence = telemetry.table(
  "day_presence",
  {
    organisationId: organisationIdColumn(),
    day: date("day", { mode: "string" }).notNull(),
    event: text("event").notNull(),
    /** Bit n is the person with number n. */
    people: bytea("people").notNull(),
    /** How often, one unsigned 32-bit little-endian number for each bit that is set, in their order. */
    counts: bytea("counts").notNull(),
    /** How often, all of them together, so that a year need not be read person by person. Null where the day was worked out before this was kept. */
    uses: bigint("uses", { mode: "number" }),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.day, t.event] }),
    // Serves the days of one event.
    index("day_presence_event").on(t.organisationId, t.event, t.day),
  ],
);

/**
 * How often a set of people did something on a day that is over, for groups that were asked about: the set is known by its digest, so
 * that whoever joins or leaves a group makes another. Thrown away with the day's sets by the same trigger, and after a month.
 */
export const daySetUses = telemetry.table(
  "day_set_uses",
  {
    organisationId: organisationIdColumn(),
    day: date("day", { mode: "string" }).notNull(),
    event: text("event").notNull(),
    /** SHA-256 of the set's bytes without zeros at its end. */
    digest: bytea("digest").notNull(),
    uses: bigint("uses", { mode: "number" }).notNull(),
    keptOn: date("kept_on", { mode: "string" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.day, t.event, t.digest] })],
);
