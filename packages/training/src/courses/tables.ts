import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { LocalText } from "../contract";
import { training } from "../namespace";

/** What can be learned here. Written by authors; tens to hundreds of rows. A draft until it is published. */
export const courses = training.table(
  "courses",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    title: jsonb("title").$type<LocalText>().notNull(),
    summary: jsonb("summary").$type<LocalText>().notNull(),
    passMarkPercent: integer("pass_mark_percent").notNull(),
    attemptsPerDayMax: integer("attempts_per_day_max").notNull(),
    createdBy: uuid("created_by"),
    publishedAt: instant("published_at"),
    submissionKey: uuid("submission_key").notNull(),
    createdAt: createdAtColumn(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.createdBy], foreignColumns: [people.organisationId, people.id] }),
    // Makes a repeated request the same course.
    uniqueIndex("courses_submission").on(t.organisationId, t.submissionKey),
    check("courses_pass_mark", sql`${t.passMarkPercent} between 1 and 100`),
  ],
);

/** The parts of a course, in order. A removed lesson stays, because people have read it. */
export const lessons = training.table(
  "lessons",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    courseId: uuid("course_id").notNull(),
    position: integer("position").notNull(),
    title: jsonb("title").$type<LocalText>().notNull(),
    body: jsonb("body").$type<LocalText>().notNull(),
    minutes: integer("minutes").notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.courseId], foreignColumns: [courses.organisationId, courses.id] }),
    // Serves the course page: its lessons in order.
    index("lessons_course").on(t.organisationId, t.courseId, t.position),
  ],
);

export interface Option {
  optionId: string;
  text: LocalText;
  right: boolean;
}

/**
 * The questions of a course's quiz, with what is right: nothing but `grade` and the author's editor reads that part. A removed
 * question stays, because attempts name it.
 */
export const questions = training.table(
  "questions",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    courseId: uuid("course_id").notNull(),
    position: integer("position").notNull(),
    kind: text("kind").notNull(),
    prompt: jsonb("prompt").$type<LocalText>().notNull(),
    explanation: jsonb("explanation").$type<LocalText>().notNull(),
    options: jsonb("options").$type<Option[]>().notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.courseId], foreignColumns: [courses.organisationId, courses.id] }),
    // Serves the quiz: its questions in order.
    index("questions_course").on(t.organisationId, t.courseId, t.position),
    check("questions_kind", sql`${t.kind} in ('single', 'multiple')`),
  ],
);
