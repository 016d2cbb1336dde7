import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { organisations, people } from "@arraigo/directory/schema";
import type { Localised } from "@arraigo/platform/contract";
import { sql } from "drizzle-orm";
import { check, date, doublePrecision, foreignKey, jsonb, primaryKey, uuid } from "drizzle-orm/pg-core";
import { change } from "../namespace";

/** One change being introduced. A handful for an organisation; never deleted, because a rollout evolves and does not close. */
export const rollouts = change.table(
  "rollouts",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: jsonb("name").$type<Localised>().notNull(),
    objective: jsonb("objective").$type<Localised>().notNull(),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    createdAt: createdAtColumn(),
    createdBy: uuid("created_by"),
    /** The change manager who runs it: names inside it are theirs to see where the privacy mode allows. Null: nobody does now. */
    ledBy: uuid("led_by"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId], foreignColumns: [organisations.id] }),
    foreignKey({ columns: [t.organisationId, t.ledBy], foreignColumns: [people.organisationId, people.id] }),
  ],
);

/** What was promised: the share of people meant to have adopted by a day. Replaced as a whole when the plan changes. */
export const planPoints = change.table(
  "plan_points",
  {
    organisationId: organisationIdColumn(),
    rolloutId: uuid("rollout_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    share: doublePrecision("share").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.rolloutId, t.day] }),
    foreignKey({ columns: [t.organisationId, t.rolloutId], foreignColumns: [rollouts.organisationId, rollouts.id] }),
    check("plan_points_share", sql`${t.share} between 0 and 1`),
  ],
);
