import type { APIRequestContext } from "@playwright/test";
import { ask } from "./api";

interface Text {
  es?: string;
}

/** A course's questions in Spanish with their right answers, as its author reads them. Only an author is ever told. */
export async function rightAnswers(author: APIRequestContext, url: string, courseId: string) {
  const course = await ask<{
    questions: { prompt: Text; options: { text: Text; right: boolean }[] }[];
  }>(author, url, "training.courses.edit", { courseId });
  return course.questions.map(({ prompt, options }) => ({
    prompt: prompt.es ?? "",
    right: options.flatMap(({ text, right }) => (right ? [text.es ?? ""] : [])),
  }));
}
