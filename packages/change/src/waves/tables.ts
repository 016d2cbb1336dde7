import { createdAtColumn, idColumn, organisationIdColumn } from "@arraigo/db/columns";
import { orgUnits, people } from "@arraigo/directory/schema";
import type { Localised } from "@arraigo/platform/contract";
import { date, foreignKey, index, integer, jsonb, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { change } from "../namespace";
import { rollouts } from "../rollouts/tables";

/** A part of the population with a go-live date of its own. */
export const waves = change.table(
  "waves",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    rolloutId: uuid("rollout_id").notNull(),
    name: jsonb("name").$type<Localised>().notNull(),
    position: integer("position").notNull(),
    goLiveOn: date("go_live_on", { mode: "string" }).notNull(),
    createdAt: createdAtColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.rolloutId], foreignColumns: [rollouts.organisationId, rollouts.id] }),
    unique("waves_position").on(t.organisationId, t.rolloutId, t.position),
  ],
);

/** Which units a wave takes in, each with everything below it. */
export const waveUnits = change.table(
  "wave_units",
  {
    organisationId: organisationIdColumn(),
    waveId: uuid("wave_id").notNull(),
    orgUnitId: uuid("org_unit_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.waveId, t.orgUnitId] }),
    foreignKey({ columns: [t.organisationId, t.waveId], foreignColumns: [waves.organisationId, waves.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organisationId, t.orgUnitId], foreignColumns: [orgUnits.organisationId, orgUnits.id] }),
  ],
);

/**
 * Who is in which wave, worked out from the units and kept: somebody who later moves to another unit stays in the wave they
 * went live with. One wave per person and rollout. Grows with people times rollouts.
 */
export const wavePeople = change.table(
  "wave_people",
  {
    organisationId: organisationIdColumn(),
    rolloutId: uuid("rollout_id").notNull(),
    personId: uuid("person_id").notNull(),
    waveId: uuid("wave_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.rolloutId, t.personId] }),
    foreignKey({ columns: [t.organisationId, t.waveId], foreignColumns: [waves.organisationId, waves.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    // Serves "who is in this wave" and its head count.
    index("wave_people_wave").on(t.organisationId, t.waveId),
    // Serves a person's own rollouts.
    index("wave_people_person").on(t.organisationId, t.personId),
  ],
);
