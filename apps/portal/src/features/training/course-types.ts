import type { AppRouter } from "@arraigo/api";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { paths } from "../../lib/paths";

type Training = inferRouterOutputs<AppRouter>["training"];
export type LearningCard = Training["learning"]["mine"]["assigned"][number];
export type CourseDetail = Training["learning"]["course"];
export type Quiz = Training["learning"]["quiz"];
export type QuizResult = Training["learning"]["submitQuiz"];
export type CourseToEdit = Training["courses"]["edit"];
export type CourseContent = Omit<inferRouterInputs<AppRouter>["training"]["courses"]["create"], "submissionKey">;

/** Where "go on" leads: the next lesson, the quiz, or the course itself. */
export function placeToGoOn({ courseId, next }: Pick<LearningCard, "courseId" | "next">): string {
  if (next?.kind === "lesson") return paths.learn.lesson(courseId, next.lessonId);
  return next?.kind === "quiz" ? paths.learn.quiz(courseId) : paths.learn.course(courseId);
}
