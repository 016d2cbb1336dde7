import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { boolean, date, foreignKey, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { adoption } from "../namespace";
import type { AdoptionSpell } from "../rules/state";

const day = (name: string) => date(name, { mode: "string" });

/**
 * Where each person of a rollout stands. Written by `recomputePeople` alone, from events and facts; one row for each person
 * and rollout, so it grows with the workforce and never with use.
 */
export const rolloutPeople = adoption.table(
  "rollout_people",
  {
    organisationId: organisationIdColumn(),
    rolloutId: uuid("rollout_id").notNull(),
    personId: uuid("person_id").notNull(),
    waveId: uuid("wave_id").notNull(),
    /** Null where the person's job role requires nothing here. */
    state: text("state"),
    since: day("since"),
    /** First and last day in scope, local dates, both inclusive. No first day: never in scope. */
    scopeFrom: day("scope_from"),
    scopeUntil: day("scope_until"),
    /** Every time the whole rollout was adopted, oldest first. */
    spells: jsonb("spells").$type<AdoptionSpell[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.rolloutId, t.personId] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    // Serves a person's own page and a manager's team.
    index("rollout_people_person").on(t.organisationId, t.personId),
  ],
);

/**
 * Where each person stands on each behaviour their job role is or was asked for, with the last four full weeks added up. One row
 * for each person and behaviour: all that the rollout page reads.
 */
export const states = adoption.table(
  "states",
  {
    organisationId: organisationIdColumn(),
    rolloutId: uuid("rollout_id").notNull(),
    behaviourId: uuid("behaviour_id").notNull(),
    personId: uuid("person_id").notNull(),
    state: text("state").notNull(),
    since: day("since"),
    firstMetOn: day("first_met_on"),
    /** Whether the person's job role asks for it now. */
    asked: boolean("asked").notNull(),
    /** Over the last four full weeks (monthly behaviours: the last full month): expectations, met ones, events in them, events asked for. */
    recentExpected: integer("recent_expected").notNull(),
    recentMet: integer("recent_met").notNull(),
    recentCount: integer("recent_count").notNull(),
    recentTarget: integer("recent_target").notNull(),
    /** The running period: shown, and never counted. */
    runningFrom: day("running_from").notNull(),
    runningUntil: day("running_until").notNull(),
    runningCount: integer("running_count").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.rolloutId, t.behaviourId, t.personId] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    // Serves a person's own page, a manager's team, and the recount of a few people.
    index("states_person").on(t.organisationId, t.personId),
  ],
);

/**
 * Full periods of each person on each behaviour: what states are made of, and what a cell opens. Grows by one row for each person,
 * behaviour and period; rows of rollouts long over may be dropped by age.
 */
export const personPeriods = adoption.table(
  "person_periods",
  {
    organisationId: organisationIdColumn(),
    rolloutId: uuid("rollout_id").notNull(),
    behaviourId: uuid("behaviour_id").notNull(),
    personId: uuid("person_id").notNull(),
    periodStart: day("period_start").notNull(),
    periodEnd: day("period_end").notNull(),
    count: integer("count").notNull(),
    target: integer("target").notNull(),
    expected: boolean("expected").notNull(),
    met: boolean("met").notNull(),
  },
  (t) => [
    // Also serves the weeks behind a cell: one behaviour, the last periods, everybody.
    primaryKey({ columns: [t.organisationId, t.rolloutId, t.behaviourId, t.periodStart, t.personId] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    // Serves a person's dots and the recount of a few people.
    index("person_periods_person").on(t.organisationId, t.personId, t.periodEnd),
  ],
);

/**
 * Which job role a person had when, as adoption saw it: the directory keeps the present one alone, and habits are asked for by the
 * role of the day. One row for each person and change of role.
 */
export const roleSpells = adoption.table(
  "role_spells",
  {
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    /** The first one reaches back as far as anything does. */
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day"),
    jobRoleId: uuid("job_role_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.personId, t.fromDay] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
  ],
);

/** When a rollout's figures were last worked out, and for which day everybody was. One row a rollout. */
export const refreshes = adoption.table(
  "refreshes",
  {
    organisationId: organisationIdColumn(),
    rolloutId: uuid("rollout_id").notNull(),
    /** The day on which everybody was last worked out; full periods end before it. Null while the first time is under way. */
    asOfDay: day("as_of_day"),
    /** When anybody was. */
    computedAt: instant("computed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.rolloutId] })],
);
