import { cx } from "@arraigo/ui/plain/cx";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import type { CourseDetail } from "../course-types";

interface LessonListProps {
  courseId: string;
  lessons: CourseDetail["lessonList"];
  current?: string;
}

/** The lessons in order, with what is read. */
export function LessonList({ courseId, lessons, current }: LessonListProps) {
  const t = useTranslations("training");
  return (
    <ol className="grid">
      {lessons.map((lesson, index) => (
        <li key={lesson.lessonId} className="border-t first:border-0">
          <Link
            to={paths.learn.lesson(courseId, lesson.lessonId)}
            aria-current={lesson.lessonId === current ? "page" : undefined}
            className="-mx-2 flex min-h-row items-center gap-3 rounded-2 px-2 py-2 hover:bg-hover aria-[current=page]:font-medium"
          >
            <span
              aria-hidden="true"
              className={cx(
                "figures grid size-6 shrink-0 place-items-center rounded-full border text-12 font-medium",
                lesson.read ? "border-transparent bg-brand-soft text-brand" : "text-ink-2",
              )}
            >
              {lesson.read ? "✓" : index + 1}
            </span>
            <span className="min-w-0 flex-1">
              {lesson.title}
              {lesson.read ? <span className="sr-only">{`, ${t("course.read")}`}</span> : null}
            </span>
            <span className="figures shrink-0 text-12 text-ink-3">{t("minutes", { minutes: lesson.minutes })}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
