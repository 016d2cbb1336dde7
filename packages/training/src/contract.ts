import { entityId, type Language, localDate, paragraph } from "@arraigo/platform/contract";
import { z } from "zod";

/** The same text in one or both languages. A reader gets their own, or the other one. */
export type LocalText = Partial<Record<Language, string>>;

const localText = (charactersMax: number) =>
  z
    .object({ en: paragraph(charactersMax).optional(), es: paragraph(charactersMax).optional() })
    .strict()
    .refine((text) => text.en !== undefined || text.es !== undefined);

export const questionKinds = ["single", "multiple"] as const;
export type QuestionKind = (typeof questionKinds)[number];

const Lesson = z
  .object({
    /** Present when an existing lesson is kept, so that whoever read it has still read it. */
    lessonId: entityId.optional(),
    title: localText(120),
    /** Headings (`## `), lists (`- `, `1. `), **bold** and paragraphs. Never HTML. */
    body: localText(12_000),
    minutes: z.int().min(1).max(60),
  })
  .strict();

const Question = z
  .object({
    questionId: entityId.optional(),
    kind: z.enum(questionKinds),
    prompt: localText(500),
    /** Shown after answering, whether right or wrong. */
    explanation: localText(800),
    options: z
      .array(z.object({ optionId: entityId.optional(), text: localText(300), right: z.boolean() }).strict())
      .min(2)
      .max(8),
  })
  .strict()
  .refine(({ kind, options }) => {
    const right = options.filter((option) => option.right).length;
    return kind === "single" ? right === 1 : right >= 1;
  });

export const CourseContent = z
  .object({
    title: localText(120),
    summary: localText(400),
    passMarkPercent: z.int().min(1).max(100).default(80),
    attemptsPerDayMax: z.int().min(1).max(20).default(3),
    lessons: z.array(Lesson).min(1).max(40),
    questions: z.array(Question).max(60),
  })
  .strict();
export type CourseContent = z.input<typeof CourseContent>;

export const CreateCourse = CourseContent.extend({ submissionKey: entityId }).strict();
export type CreateCourse = z.input<typeof CreateCourse>;

export const UpdateCourse = CourseContent.extend({ courseId: entityId }).strict();
export type UpdateCourse = z.input<typeof UpdateCourse>;

export const CourseId = z.object({ courseId: entityId }).strict();
export type CourseId = z.infer<typeof CourseId>;

export const LessonId = z.object({ courseId: entityId, lessonId: entityId }).strict();
export type LessonId = z.infer<typeof LessonId>;

export const SubmitQuiz = z
  .object({
    courseId: entityId,
    /** Made when the quiz is opened, so that a repeated request is the same attempt. */
    submissionKey: entityId,
    answers: z
      .array(z.object({ questionId: entityId, optionIds: z.array(entityId).max(8) }).strict())
      .min(1)
      .max(60),
  })
  .strict();
export type SubmitQuiz = z.infer<typeof SubmitQuiz>;

const people = z.object({ kind: z.literal("people"), personIds: z.array(entityId).min(1).max(500) }).strict();

export const AssignCourse = z
  .object({
    courseId: entityId,
    to: z.discriminatedUnion("kind", [
      people,
      z.object({ kind: z.literal("orgUnit"), orgUnitId: entityId }).strict(),
      z.object({ kind: z.literal("jobRole"), jobRoleId: entityId }).strict(),
      z.object({ kind: z.literal("everybody") }).strict(),
    ]),
    dueOn: localDate.optional(),
  })
  .strict();
export type AssignCourse = z.infer<typeof AssignCourse>;

export const UnassignCourse = z.object({ courseId: entityId, personIds: z.array(entityId).min(1).max(500) }).strict();
export type UnassignCourse = z.infer<typeof UnassignCourse>;
