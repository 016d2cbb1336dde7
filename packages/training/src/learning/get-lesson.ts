import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import type { LessonId } from "../contract";
import { say } from "../courses/course";
import { lessonsOf, openCourse } from "../courses/course-by-id";

/** The text of a lesson in the reader's language, and the language it is really in. */
export async function getLesson(ctx: Ctx, { courseId, lessonId }: LessonId) {
  return inTransaction(ctx, async (tx) => {
    const course = await openCourse(ctx, tx, courseId);
    const lessons = await lessonsOf(ctx, tx, courseId);
    const index = lessons.findIndex(({ id }) => id === lessonId);
    const lesson = lessons[index];
    if (!lesson) throw new NotFound();
    const { language } = ctx.actor;
    const writtenIn = lesson.body[language] ? language : lesson.body.en ? ("en" as const) : ("es" as const);
    return {
      courseId,
      lessonId,
      course: say(course.title, language),
      title: say(lesson.title, language),
      body: say(lesson.body, language),
      writtenIn,
      minutes: lesson.minutes,
      number: index + 1,
      of: lessons.length,
      previousLessonId: lessons[index - 1]?.id ?? null,
      nextLessonId: lessons[index + 1]?.id ?? null,
    };
  });
}
