import type { Ctx } from "@arraigo/platform";
import { isRight, say } from "../courses/course";
import type { QuestionWithRight } from "../courses/course-by-id";
import type { attempts } from "./tables";

/**
 * What somebody learns from an attempt: right or wrong per question, and why. Which options were right is told once the quiz is
 * passed; before, the next attempt would be copying.
 */
export function quizResult(
  ctx: Ctx,
  attempt: typeof attempts.$inferSelect,
  questions: readonly QuestionWithRight[],
  rest: { attemptsLeftToday: number; passMarkPercent: number; completed: boolean },
) {
  const { language } = ctx.actor;
  return {
    courseId: attempt.courseId,
    right: attempt.right,
    asked: attempt.asked,
    passed: attempt.passed,
    attemptedAt: attempt.attemptedAt.toISOString(),
    ...rest,
    questions: questions
      .filter((question) => question.id in attempt.answers)
      .map((question) => {
        const chosen = attempt.answers[question.id] ?? [];
        return {
          questionId: question.id,
          prompt: say(question.prompt, language),
          explanation: say(question.explanation, language),
          isRight: isRight(question, chosen),
          options: question.options.map((option) => ({
            optionId: option.optionId,
            text: say(option.text, language),
            chosen: chosen.includes(option.optionId),
            right: attempt.passed ? option.right : null,
          })),
        };
      }),
  };
}
