import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { check, integer, jsonb, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";
import type { ErasedPlace } from "./check-erased";

/** The pieces of an erasure in their order. Each can be interrupted, and goes on behind the last part that was done. */
export const erasurePhases = ["waiting", "events", "ids", "mentions", "rest"] as const;
export type ErasurePhase = (typeof erasurePhases)[number];

/**
 * Erasing one person, as long as it takes and afterwards. While it runs, it says who and under which names, because nothing of them is
 * taken in; once it is done, it says neither: that it was done, for whom, is the audit log's alone.
 */
export const erasures = telemetry.table(
  "erasures",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    /** running → done. */
    state: text("state").notNull().default("running"),
    phase: text("phase").$type<ErasurePhase>().notNull().default("waiting"),
    /** Null once it is done. */
    personId: uuid("person_id"),
    /** What they are called anywhere, as it was when it began. Null once it is done. */
    names: text("names").array(),
    /** How far a phase is: the last id, or the last day, that was looked at. Null once it is done. */
    reached: text("reached"),
    askedBy: uuid("asked_by"),
    askedAt: instant("asked_at").notNull(),
    endedAt: instant("ended_at"),
    /** Where something was that is gone now; not how much, because how much somebody did is nobody's to look up. */
    removed: text("removed").array().$type<ErasedPlace[]>().notNull().default([]),
    /** What others' events still say of them, of those looked through so far. */
    mentionsLeft: integer("mentions_left").notNull().default(0),
    /** What a look into every place found at the end: rows, place by place. */
    found: jsonb("found").$type<Record<ErasedPlace, number>>(),
    /** A code of errors, or of the database: what stopped the last attempt. */
    problem: text("problem"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    check(
      "erasures_nameless_when_done",
      sql`${t.state} in ('running', 'done') and (${t.state} = 'running') = (${t.personId} is not null) and (${t.state} = 'running') = (${t.names} is not null)`,
    ),
    // One at a time for a person, and found by every batch that is stored: there is hardly ever one.
    uniqueIndex("erasures_running").on(t.organisationId, t.personId).where(sql`${t.state} = 'running'`),
  ],
);
