import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { check, date, doublePrecision, foreignKey, index, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { insights } from "../insights/tables";
import { telemetry } from "../namespace";

/** A line somebody wants to be told about: a figure of a saved insight, and when it counts as crossed. Hundreds of rows. */
export const alerts = telemetry.table(
  "alerts",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    ownerId: uuid("owner_id").notNull(),
    insightId: uuid("insight_id").notNull(),
    /** Which of the insight's figures; see `analytics/figures`. */
    measure: text("measure").notNull(),
    condition: text("condition").notNull(),
    /** In the figure's own unit; shares from 0 to 1. For "changes": the part of the value before, from 0. */
    threshold: doublePrecision("threshold").notNull(),
    /** The period in which it last was beyond the line; null while it is not. One crossing lasts until it comes back. */
    crossedIn: date("crossed_in", { mode: "string" }),
    /** The last day that was looked at: each day that is over is looked at once, by whoever comes first. */
    checkedOn: date("checked_on", { mode: "string" }),
    /** What it was then; null where it is hidden or nothing is known. */
    lastValue: doublePrecision("last_value"),
    pausedAt: instant("paused_at"),
    /** Told again from this local day on. */
    snoozedUntil: date("snoozed_until", { mode: "string" }),
    createdAt: createdAtColumn(),
    goneAt: instant("gone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.insightId], foreignColumns: [insights.organisationId, insights.id] }),
    // Serves the list of one's own.
    index("alerts_owner").on(t.organisationId, t.ownerId),
    // Serves the check: which have not been looked at for the last day.
    index("alerts_due").on(t.organisationId, t.checkedOn).where(sql`${t.goneAt} is null and ${t.pausedAt} is null`),
    check("alerts_condition", sql`${t.condition} in ('above', 'below', 'changes')`),
  ],
);

/** When an alert fired and on what: one row for each crossing, whoever found it and however often. Goes with its alert. */
export const alertFirings = telemetry.table(
  "alert_firings",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    alertId: uuid("alert_id").notNull(),
    /** First day of the period that crossed the line. */
    period: date("period", { mode: "string" }).notNull(),
    value: doublePrecision("value").notNull(),
    /** The period before; null where nothing is known of it. */
    before: doublePrecision("before"),
    /** Not told, because it was snoozed. */
    silent: text("silent"),
    firedAt: instant("fired_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.alertId], foreignColumns: [alerts.organisationId, alerts.id] }).onDelete(
      "cascade",
    ),
    // Makes a crossing found twice one firing.
    unique("alert_firings_once").on(t.organisationId, t.alertId, t.period),
    check("alert_firings_silent", sql`${t.silent} in ('snoozed')`),
  ],
);
