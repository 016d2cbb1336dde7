import { type Ctx, inTransaction } from "@arraigo/platform";
import type { CourseId } from "../contract";
import { say } from "../courses/course";
import { openCourse, questionsWithRight } from "../courses/course-by-id";

/** The quiz as it is asked: which options there are, and nothing about which are right or why. */
export async function getQuiz(ctx: Ctx, { courseId }: CourseId) {
  return inTransaction(ctx, async (tx) => {
    const course = await openCourse(ctx, tx, courseId);
    const questions = await questionsWithRight(ctx, tx, courseId);
    const { language } = ctx.actor;
    return {
      courseId,
      course: say(course.title, language),
      passMarkPercent: course.passMarkPercent,
      questions: questions.map((question) => ({
        questionId: question.id,
        kind: question.kind,
        prompt: say(question.prompt, language),
        options: question.options.map(({ optionId, text }) => ({ optionId, text: say(text, language) })),
      })),
    };
  });
}
