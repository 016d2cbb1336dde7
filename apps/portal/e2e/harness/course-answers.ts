import { theNextStepQuestions as questions } from "../../../../packages/training/src/courses/the-next-step-questions";

/** The demo course's questions in Spanish with their right answers, from where the course is written. */
export const theNextStepQuestions = questions.map(({ prompt, options }) => ({
  prompt: prompt.es ?? "",
  right: options.flatMap(({ text, right }) => (right ? [text.es ?? ""] : [])),
}));
