import type { Language } from "@arraigo/platform/contract";
import type { LocalText, QuestionKind } from "../contract";

/** The text in the reader's language, or in the other one where it was not written in theirs. */
export function say(text: LocalText, language: Language): string {
  return text[language] ?? text.en ?? text.es ?? "";
}

interface Gradable {
  id: string;
  kind: QuestionKind;
  options: readonly { optionId: string; right: boolean }[];
}

/** Right means exactly the right options and no other: a question with three right ones is not answered by two. */
export function isRight(question: Gradable, chosen: readonly string[]): boolean {
  const right = question.options.filter((option) => option.right).map((option) => option.optionId);
  const picked = new Set(chosen);
  return picked.size === right.length && right.every((optionId) => picked.has(optionId));
}

export interface Grade {
  right: number;
  asked: number;
  passed: boolean;
}

/** Grades a quiz. The pass mark is reached, not exceeded: 80 of 100 passes at 80. @throws RangeError where nothing is asked. */
export function grade(
  questions: readonly Gradable[],
  answers: ReadonlyMap<string, readonly string[]>,
  passMarkPercent: number,
): Grade {
  if (questions.length === 0) throw new RangeError("a quiz asks something");
  const right = questions.filter((question) => isRight(question, answers.get(question.id) ?? [])).length;
  return { right, asked: questions.length, passed: right * 100 >= passMarkPercent * questions.length };
}

export interface Standing {
  lessons: number;
  read: number;
  minutesLeft: number;
  /** The first lesson not yet read, then the quiz, then nothing. */
  next: { kind: "lesson"; lessonId: string; number: number } | { kind: "quiz" } | null;
  started: boolean;
}

/** Where somebody stands in a course, and where they go on. The quiz counts for two minutes of what is left. */
export function standingIn(course: {
  lessons: readonly { id: string; minutes: number; openedAt: Date | null; readAt: Date | null }[];
  hasQuiz: boolean;
  passed: boolean;
  attempted: boolean;
}): Standing {
  const unread = course.lessons.filter((lesson) => lesson.readAt === null);
  const first = unread[0];
  const quizLeft = course.hasQuiz && !course.passed;
  return {
    lessons: course.lessons.length,
    read: course.lessons.length - unread.length,
    minutesLeft: unread.reduce((minutes, lesson) => minutes + lesson.minutes, 0) + (quizLeft ? 2 : 0),
    next: first
      ? { kind: "lesson", lessonId: first.id, number: course.lessons.indexOf(first) + 1 }
      : quizLeft
        ? { kind: "quiz" }
        : null,
    started: course.attempted || course.lessons.some((lesson) => lesson.openedAt !== null),
  };
}
