import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { telemetry } from "../namespace";

/**
 * What somebody wrote on the time axis: a release, a strike, a holiday; tens a year. What other modules know (go-lives, courses,
 * messages) is not here: it is read from them, so that a go-live that moves takes its line along.
 */
export const annotations = telemetry.table(
  "annotations",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    /** Local day of the organisation. */
    day: date("day", { mode: "string" }).notNull(),
    kind: text("kind").notNull(),
    label: text("label").notNull(),
    writtenBy: uuid("written_by"),
    createdAt: createdAtColumn(),
    goneAt: instant("gone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.writtenBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves every chart: what stands in its days.
    index("annotations_day").on(t.organisationId, t.day),
    check("annotations_kind", sql`${t.kind} in ('release', 'go_live', 'course', 'message', 'other')`),
  ],
);
