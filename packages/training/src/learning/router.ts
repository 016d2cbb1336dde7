import type { TRPCRouterRecord } from "@trpc/server";
import * as input from "../contract";
import { can } from "../procedures";
import { getCourse } from "./get-course";
import { getLesson } from "./get-lesson";
import { getQuiz } from "./get-quiz";
import { lastResult } from "./last-result";
import { myLearning } from "./my-learning";
import { openLesson } from "./open-lesson";
import { readLesson } from "./read-lesson";
import { submitQuiz } from "./submit-quiz";

export const learningRouter = {
  mine: can("course.take").query((call) => myLearning(call.ctx)),
  course: can("course.take")
    .input(input.CourseId)
    .query((call) => getCourse(call.ctx, call.input)),
  lesson: can("course.take")
    .input(input.LessonId)
    .query((call) => getLesson(call.ctx, call.input)),
  openLesson: can("course.take", { track: "lesson_opened" })
    .input(input.LessonId)
    .mutation((call) => openLesson(call.ctx, call.input)),
  readLesson: can("course.take")
    .input(input.LessonId)
    .mutation((call) => readLesson(call.ctx, call.input)),
  quiz: can("course.take")
    .input(input.CourseId)
    .query((call) => getQuiz(call.ctx, call.input)),
  submitQuiz: can("course.take", { track: "quiz_submitted" })
    .input(input.SubmitQuiz)
    .mutation((call) => submitQuiz(call.ctx, call.input)),
  lastResult: can("course.take")
    .input(input.CourseId)
    .query((call) => lastResult(call.ctx, call.input)),
} satisfies TRPCRouterRecord;
