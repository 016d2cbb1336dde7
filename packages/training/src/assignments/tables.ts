import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { date, foreignKey, index, primaryKey, uuid } from "drizzle-orm/pg-core";
import { courses } from "../courses/tables";
import { training } from "../namespace";

/** Who is asked to take which course, and until when. One row per person, whether asked alone or with a unit or job role. */
export const assignments = training.table(
  "assignments",
  {
    organisationId: organisationIdColumn(),
    courseId: uuid("course_id").notNull(),
    personId: uuid("person_id").notNull(),
    /** Local date, inclusive. */
    dueOn: date("due_on", { mode: "string" }),
    assignedBy: uuid("assigned_by"),
    assignedAt: instant("assigned_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.courseId, t.personId] }),
    foreignKey({ columns: [t.organisationId, t.courseId], foreignColumns: [courses.organisationId, courses.id] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.assignedBy], foreignColumns: [people.organisationId, people.id] }),
    // Serves a person's own page and the team's.
    index("assignments_person").on(t.organisationId, t.personId),
    // Serves the time axes of other modules: what was assigned in a stretch of time.
    index("assignments_assigned").on(t.organisationId, t.assignedAt),
    // Serves the daily reminders.
    index("assignments_due").on(t.organisationId, t.dueOn),
  ],
);
