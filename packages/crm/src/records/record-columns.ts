import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { date, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";

export type CustomValue = string | number | boolean | string[] | null;

/** What every record has, whatever its type. */
export const recordColumns = () => ({
  id: idColumn(),
  organisationId: organisationIdColumn(),
  ownerId: uuid("owner_id"),
  /** Everything search looks at, folded. The trigram indexes on it are in hand-written.sql. */
  searchText: text("search_text").notNull(),
  tags: text("tags").array().notNull().default([]),
  notes: text("notes"),
  /** Values of the organisation's own fields, by their keys (see custom_fields). */
  custom: jsonb("custom").$type<Record<string, CustomValue>>().notNull().default({}),
  /** Columns an import kept that no field stands for. */
  details: jsonb("details").$type<Record<string, string | number>>().notNull().default({}),
  /** What the system it came from calls it. */
  externalId: text("external_id"),
  /** The import that made it and the line of that file. */
  importId: uuid("import_id"),
  importLine: integer("import_line"),
  /** Where it lives on, when it was merged into another; its old address leads there. */
  mergedInto: uuid("merged_into"),
  /** Since when it is out of every list: merged, deleted, or its import undone. Its history stays. */
  goneAt: instant("gone_at"),
  /** Since when nothing is left of it but that it existed: gone for longer than the organisation keeps things. */
  purgedAt: instant("purged_at"),
  lastActivityAt: instant("last_activity_at"),
  createdAt: createdAtColumn(),
  updatedAt: instant("updated_at").notNull().defaultNow(),
});

export const stepColumns = () => ({
  nextStep: text("next_step"),
  nextStepOn: date("next_step_on", { mode: "string" }),
});

export const addressColumns = () => ({
  street: text("street"),
  postcode: text("postcode"),
  city: text("city"),
  region: text("region"),
  country: text("country"),
});

/** Where in its pipeline a record stands. */
export const stageColumns = () => ({
  stageId: uuid("stage_id").notNull(),
  stageEnteredAt: instant("stage_entered_at").notNull(),
  closedAt: instant("closed_at"),
});
