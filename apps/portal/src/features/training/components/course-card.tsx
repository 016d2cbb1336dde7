import { linkButtonLook } from "@arraigo/ui/link-button";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { type LearningCard, placeToGoOn } from "../course-types";

/** A course for somebody: what it is, how far they are, and one step on. */
export function CourseCard({ course, strong }: { course: LearningCard; strong?: boolean }) {
  const t = useTranslations("training.card");
  const mine = useTranslations("training.mine");
  const format = useFormat();
  const done = course.completedAt !== null;
  const action = done ? t("again") : course.next?.kind === "quiz" ? t("toQuiz") : t(course.started ? "goOn" : "start");
  return (
    <article className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-2.5 border-t py-3.5 first:border-0 max-sm:grid-cols-1">
      <div className="min-w-0">
        <h3 className="text-14 font-medium">
          <Link to={paths.learn.course(course.courseId)} className="rounded-1 hover:text-brand">
            {course.title}
          </Link>
        </h3>
        <p className="max-w-[620px] text-ink-2">{course.summary}</p>
        <p className="figures mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-ink-3">
          {done ? mine("doneOn", { date: format.date(course.completedAt ?? "") }) : <Where course={course} />}
          {course.dueOn && !done ? (
            <Tag tone={course.overdue ? "amber" : "neutral"}>
              {t(course.overdue ? "overdue" : "due", { date: format.date(course.dueOn) })}
            </Tag>
          ) : null}
        </p>
      </div>
      <Link
        to={done ? paths.learn.course(course.courseId) : placeToGoOn(course)}
        aria-label={`${action}: ${course.title}`}
        className={linkButtonLook(strong ? "primary" : "default")}
      >
        {action}
      </Link>
      {course.started && !done ? (
        <div className="col-span-full">
          <ProgressBar
            value={course.read / Math.max(1, course.lessons)}
            label={course.title}
            valueText={t("progress", { read: course.read, lessons: course.lessons })}
          />
        </div>
      ) : null}
    </article>
  );
}

function Where({ course }: { course: LearningCard }) {
  const t = useTranslations("training.card");
  const left = t("left", { minutes: course.minutesLeft });
  if (course.next?.kind === "quiz") return <span>{`${t("quizNext")}, ${left}`}</span>;
  const number = course.next?.number ?? course.lessons;
  return <span>{`${t("lessonOf", { number, of: course.lessons })}, ${left}`}</span>;
}
