import { randomUUID } from "node:crypto";
import type { TestPerson } from "@arraigo/directory/testing";
import type { CourseContent } from "../src/contract";
import type { router } from "../src/router";

type Person = TestPerson<typeof router>;

/** Two lessons and two questions; of each question the first option is right. */
export const smallCourse: CourseContent = {
  title: { en: "Small course", es: "Curso pequeño" },
  summary: { en: "Two lessons" },
  passMarkPercent: 100,
  attemptsPerDayMax: 2,
  lessons: [
    { title: { en: "One", es: "Uno" }, body: { en: "## First\n\nText", es: "## Primero\n\nTexto" }, minutes: 2 },
    { title: { en: "Two" }, body: { en: "More text" }, minutes: 3 },
  ],
  questions: [1, 2].map((n) => ({
    kind: "single" as const,
    prompt: { en: `Question ${n}`, es: `Pregunta ${n}` },
    explanation: { en: `Because of ${n}`, es: `Por ${n}` },
    options: [
      { text: { en: `Yes ${n}` }, right: true },
      { text: { en: `No ${n}` }, right: false },
    ],
  })),
};

/** A published course, through the real procedures. */
export async function buildCourse(author: Person, given: Partial<CourseContent> = {}): Promise<string> {
  const { courseId } = await author.call.courses.create({ submissionKey: randomUUID(), ...smallCourse, ...given });
  await author.call.courses.publish({ courseId });
  return courseId;
}

/** Answers the whole quiz: with the first option of each question, or, where `right` is false, with the last. */
export async function answerQuiz(
  person: Person,
  courseId: string,
  right: boolean,
  submissionKey: string = randomUUID(),
) {
  const { questions } = await person.call.learning.quiz({ courseId });
  return person.call.learning.submitQuiz({
    courseId,
    submissionKey,
    answers: questions.map(({ questionId, options }) => ({
      questionId,
      optionIds: options.slice(right ? 0 : -1, right ? 1 : undefined).map(({ optionId }) => optionId),
    })),
  });
}

export async function readEverything(person: Person, courseId: string): Promise<void> {
  const { lessonList } = await person.call.learning.course({ courseId });
  for (const { lessonId } of lessonList) await person.call.learning.readLesson({ courseId, lessonId });
}
