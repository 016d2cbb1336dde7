import type { CourseContent, CourseToEdit } from "./course-types";

export type Language = "en" | "es";
type Text = Partial<Record<Language, string>>;

export interface DraftLesson {
  key: string;
  lessonId?: string;
  title: Text;
  body: Text;
  minutes: number;
}
export interface DraftQuestion {
  key: string;
  questionId?: string;
  kind: "single" | "multiple";
  prompt: Text;
  explanation: Text;
  options: { key: string; optionId?: string; text: Text; right: boolean }[];
}
/** A course while it is written. Keys are for the screen alone; ids are the server's. */
export interface DraftCourse {
  title: Text;
  summary: Text;
  passMarkPercent: number;
  attemptsPerDayMax: number;
  lessons: DraftLesson[];
  questions: DraftQuestion[];
}

const key = () => crypto.randomUUID();
export const newLesson = (): DraftLesson => ({ key: key(), title: {}, body: {}, minutes: 3 });
export const newOption = (right = false) => ({ key: key(), text: {}, right });
export const newQuestion = (): DraftQuestion => ({
  key: key(),
  kind: "single",
  prompt: {},
  explanation: {},
  options: [newOption(true), newOption()],
});
export const newCourse = (): DraftCourse => ({
  title: {},
  summary: {},
  passMarkPercent: 80,
  attemptsPerDayMax: 3,
  lessons: [newLesson()],
  questions: [],
});

export function draftFrom(course: CourseToEdit): DraftCourse {
  const { title, summary, passMarkPercent, attemptsPerDayMax, lessons, questions } = course;
  return {
    title,
    summary,
    passMarkPercent,
    attemptsPerDayMax,
    lessons: lessons.map((lesson) => ({ ...lesson, key: lesson.lessonId })),
    questions: questions.map((question) => ({
      ...question,
      key: question.questionId,
      options: question.options.map((option) => ({ ...option, key: option.optionId })),
    })),
  };
}

/** What the server takes: no keys, no empty texts. */
export function contentOf(draft: DraftCourse): CourseContent {
  return {
    ...draft,
    title: written(draft.title),
    summary: written(draft.summary),
    lessons: draft.lessons.map(({ key: _key, ...lesson }) => ({
      ...lesson,
      title: written(lesson.title),
      body: written(lesson.body),
    })),
    questions: draft.questions.map(({ key: _key, ...question }) => ({
      ...question,
      prompt: written(question.prompt),
      explanation: written(question.explanation),
      options: question.options.map(({ key: _optionKey, ...option }) => ({ ...option, text: written(option.text) })),
    })),
  };
}

function written(text: Text): Text {
  return Object.fromEntries(Object.entries(text).filter(([, words]) => words?.trim()));
}

/** The list with one entry changed, taken out, or moved by one place; out of range changes nothing. */
export function changedAt<Entry>(list: readonly Entry[], index: number, change: Partial<Entry>): Entry[] {
  return list.map((entry, at) => (at === index ? { ...entry, ...change } : entry));
}
export function withoutAt<Entry>(list: readonly Entry[], index: number): Entry[] {
  return list.filter((_, at) => at !== index);
}
export function movedAt<Entry>(list: readonly Entry[], index: number, by: -1 | 1): Entry[] {
  const moved = list[index];
  const to = index + by;
  if (moved === undefined || to < 0 || to >= list.length) return [...list];
  const rest = withoutAt(list, index);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}
