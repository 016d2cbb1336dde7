import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** Ways of working: the organisation's pipelines for deals, leads and cases. Written by administrators; a handful of rows. */
export const pipelines = crm.table(
  "pipelines",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    /** Which staged record type walks through it. */
    recordType: text("record_type").notNull(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    /** Without a touch for longer than this, an open record counts as idle. */
    idleDays: integer("idle_days").notNull().default(14),
    archivedAt: instant("archived_at"),
    createdAt: createdAtColumn(),
    /** When it or one of its stages last changed, and through whom: two people who rearrange it at once are told apart by it. */
    changedAt: instant("changed_at"),
    changedBy: uuid("changed_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    unique("pipelines_name").on(t.organisationId, t.recordType, t.name),
    check("pipelines_record_type", sql`${t.recordType} in ('lead', 'opportunity', 'case')`),
  ],
);

/** What must have happened before a record enters a stage: so many finished activities of a kind. */
export interface RequiredActivity {
  kind: string;
  countMin: number;
}

/** The steps of a pipeline, in order, each with what must be known and done to enter. A handful of rows. */
export const stages = crm.table(
  "stages",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    pipelineId: uuid("pipeline_id").notNull(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    /** `open`, `won` (a lead: converted; a case: solved) or `lost` (a lead: disqualified; a case: closed without a solution). */
    kind: text("kind").notNull().default("open"),
    /** The gate: fields of the record that may not be empty. */
    requires: text("requires").array().notNull().default([]),
    requiresActivities: jsonb("requires_activities").$type<RequiredActivity[]>().notNull().default([]),
    /** `manager`: the owner's manager (or an administrator) has to say yes before a record enters. */
    approval: text("approval"),
    /** How likely a deal in this stage is won, in percent: weighs the forecast. */
    probability: integer("probability").notNull().default(0),
    /** In this stage for longer than this counts as overstayed. Null: no limit. */
    staysDaysMax: integer("stays_days_max"),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.pipelineId], foreignColumns: [pipelines.organisationId, pipelines.id] }),
    unique("stages_pipeline_position").on(t.organisationId, t.pipelineId, t.position),
    check("stages_kind", sql`${t.kind} in ('open', 'won', 'lost')`),
    check("stages_approval", sql`${t.approval} in ('manager')`),
    check("stages_probability", sql`${t.probability} between 0 and 100`),
  ],
);

/**
 * How long each record was in each stage: a log of its own, a row an entry. Grows with every move and is never pruned; the database
 * lets nobody change more than when it was left, and that it was taken back.
 */
export const stageEntries = crm.table(
  "stage_entries",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
    stageId: uuid("stage_id").notNull(),
    enteredAt: instant("entered_at").notNull(),
    enteredBy: uuid("entered_by"),
    leftAt: instant("left_at"),
    /** The move was taken back: kept for the record, counted no more. */
    undoneAt: instant("undone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.stageId], foreignColumns: [stages.organisationId, stages.id] }),
    // One open entry a record; serves closing it at the next move.
    uniqueIndex("stage_entries_open").on(t.organisationId, t.recordId).where(sql`${t.leftAt} is null`),
    // Serves a record's time in stages.
    index("stage_entries_record").on(t.organisationId, t.recordId, t.enteredAt, t.id),
    // Serves a stage's median and the funnel.
    index("stage_entries_stage").on(t.organisationId, t.stageId, t.enteredAt),
  ],
);

/** Requests to let a record into a stage that asks for approval. Kept for good: who said yes to what. */
export const approvals = crm.table(
  "approvals",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
    stageId: uuid("stage_id").notNull(),
    requestedBy: uuid("requested_by").notNull(),
    requestedAt: instant("requested_at").notNull(),
    note: text("note"),
    /** Who is asked. Null: any administrator. */
    approverId: uuid("approver_id"),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    /** Null beside a `decided_at`: whoever asked took the request back. */
    decision: text("decision"),
    reason: text("reason"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.stageId], foreignColumns: [stages.organisationId, stages.id] }),
    // One open request a record and stage.
    uniqueIndex("approvals_open").on(t.organisationId, t.recordId, t.stageId).where(sql`${t.decidedAt} is null`),
    // Serves what waits for somebody's decision.
    index("approvals_waiting")
      .on(t.organisationId, t.approverId, t.requestedAt, t.id)
      .where(sql`${t.decidedAt} is null`),
    // Serves the gate: what was decided about a record.
    index("approvals_record").on(t.organisationId, t.recordId, t.requestedAt),
    check("approvals_decision", sql`${t.decision} in ('approved', 'declined')`),
  ],
);

/** Moves past an unmet gate, each with its reason. Published and counted: how often the process is bypassed is a finding. */
export const gateOverrides = crm.table(
  "gate_overrides",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
    stageId: uuid("stage_id").notNull(),
    /** What was missing, as the gate named it. */
    missing: text("missing").array().notNull(),
    reason: text("reason").notNull(),
    /** `screen`; `import` for what landed without meeting the gate; `withdrawal` for what met it by an activity taken back since. */
    source: text("source").notNull(),
    overriddenBy: uuid("overridden_by"),
    overriddenAt: instant("overridden_at").notNull(),
    /** The move was taken back: kept for the record, counted no more. */
    undoneAt: instant("undone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.stageId], foreignColumns: [stages.organisationId, stages.id] }),
    // Serves the list of overrides, newest first, and their count by day.
    index("gate_overrides_newest").on(t.organisationId, t.overriddenAt, t.id),
    index("gate_overrides_record").on(t.organisationId, t.recordId),
  ],
);
