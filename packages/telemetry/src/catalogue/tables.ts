import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { bigint, date, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";
import { byteText } from "../store/tables";

/**
 * How often each event happened on each day of the organisation, whoever did it: written in the statement that stores the events.
 * `slot` is the database connection modulo sixteen, so that concurrent batches do not queue for one row; old days are joined to one.
 */
export const eventDays = telemetry.table(
  "event_days",
  {
    organisationId: organisationIdColumn(),
    name: byteText("name").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    slot: integer("slot").notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.name, t.day, t.slot] })],
);

/** What people say about an event: who answers for it, what it means, whether it is planned and with which properties. Hundreds of rows. */
export const catalogueEvents = telemetry.table(
  "catalogue_events",
  {
    organisationId: organisationIdColumn(),
    name: byteText("name").notNull(),
    description: text("description"),
    ownerId: uuid("owner_id"),
    /** Null: not planned. */
    plannedAt: instant("planned_at"),
    plannedProperties: jsonb("planned_properties").$type<Record<string, string>>().notNull().default({}),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.name] })],
);

/** Which properties each event came with, and of which types; never a value. At most 200 an event. */
export const catalogueProperties = telemetry.table(
  "catalogue_properties",
  {
    organisationId: organisationIdColumn(),
    event: byteText("event").notNull(),
    property: byteText("property").notNull(),
    /** text, number, boolean, list, object or nothing */
    type: text("type").notNull(),
    firstSeenAt: instant("first_seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.event, t.property, t.type] })],
);
