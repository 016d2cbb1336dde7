import { type Ctx, inTransaction } from "@arraigo/platform";
import type { CourseId } from "../contract";
import { courseById, lessonsOf, questionsWithRight } from "./course-by-id";

/** A course as its author edits it: both languages, and what is right. For authors alone. */
export async function editCourse(ctx: Ctx, { courseId }: CourseId) {
  return inTransaction(ctx, async (tx) => {
    const course = await courseById(ctx, tx, courseId);
    const lessons = await lessonsOf(ctx, tx, courseId);
    const questions = await questionsWithRight(ctx, tx, courseId);
    return {
      courseId,
      title: course.title,
      summary: course.summary,
      passMarkPercent: course.passMarkPercent,
      attemptsPerDayMax: course.attemptsPerDayMax,
      published: course.publishedAt !== null,
      lessons: lessons.map(({ id, title, body, minutes }) => ({ lessonId: id, title, body, minutes })),
      questions: questions.map(({ id, kind, prompt, explanation, options }) => ({
        questionId: id,
        kind,
        prompt,
        explanation,
        options,
      })),
    };
  });
}
