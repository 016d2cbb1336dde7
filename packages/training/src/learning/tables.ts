import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { courses, lessons } from "../courses/tables";
import { training } from "../namespace";

/** Which lesson a person opened first when, and since when it is read. One row per person and lesson. */
export const lessonReads = training.table(
  "lesson_reads",
  {
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    lessonId: uuid("lesson_id").notNull(),
    courseId: uuid("course_id").notNull(),
    openedAt: instant("opened_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.personId, t.lessonId] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    foreignKey({ columns: [t.organisationId, t.lessonId], foreignColumns: [lessons.organisationId, lessons.id] }),
  ],
);

/** What somebody answered in a quiz, and how it was graded that day. Append-only. */
export const attempts = training.table(
  "attempts",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    courseId: uuid("course_id").notNull(),
    personId: uuid("person_id").notNull(),
    /** Question → the options chosen. */
    answers: jsonb("answers").$type<Record<string, string[]>>().notNull(),
    right: integer("right").notNull(),
    asked: integer("asked").notNull(),
    passed: boolean("passed").notNull(),
    attemptedAt: instant("attempted_at").notNull(),
    /** The person's local day, for the limit per day. */
    attemptedOn: date("attempted_on", { mode: "string" }).notNull(),
    submissionKey: uuid("submission_key").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.courseId], foreignColumns: [courses.organisationId, courses.id] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    // Makes a repeated request the same attempt.
    uniqueIndex("attempts_submission").on(t.organisationId, t.personId, t.submissionKey),
    // Serves the latest score of a person, and the limit per day.
    index("attempts_latest").on(t.organisationId, t.personId, t.courseId, t.attemptedAt),
    check("attempts_score", sql`${t.right} between 0 and ${t.asked} and ${t.asked} > 0`),
  ],
);

/** Who finished which course: every lesson read, and the quiz passed where there is one. Once, for good. */
export const completions = training.table(
  "completions",
  {
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    courseId: uuid("course_id").notNull(),
    completedAt: instant("completed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.personId, t.courseId] }),
    foreignKey({ columns: [t.organisationId, t.courseId], foreignColumns: [courses.organisationId, courses.id] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
  ],
);
