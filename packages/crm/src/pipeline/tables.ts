import { idColumn, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { check, integer, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** The steps of the organisation's pipeline, in order, each with what must be known to enter. A handful of rows. */
export const stages = crm.table(
  "stages",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    kind: text("kind").notNull().default("open"),
    /** The gate: fields of the opportunity (see gateFields in the contract) that may not be empty. */
    requires: text("requires").array().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    unique("stages_position").on(t.organisationId, t.position),
    check("stages_kind", sql`${t.kind} in ('open', 'won', 'lost')`),
  ],
);
