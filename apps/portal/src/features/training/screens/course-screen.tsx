import { Card } from "@arraigo/ui/card";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page, TwoColumns } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { LessonList } from "../components/lesson-list";
import { type CourseDetail, placeToGoOn } from "../course-types";

/** One course: where one stands, its lessons, its quiz. */
export function CourseScreen() {
  const t = useTranslations("training");
  const can = useCan();
  const courseId = usePathPart("courseId");
  const query = useQuery(trpc.training.learning.course.queryOptions({ courseId }));
  const course = query.data;
  const title = course?.title ?? t("title");
  return (
    <Page
      title={title}
      crumbs={[{ label: t("title"), to: paths.learn.mine }, { label: title }]}
      aside={course && !course.published ? <Tag>{t("course.draft")}</Tag> : undefined}
      sub={course?.summary}
      actions={
        course ? (
          <>
            {can("training.course.author") ? (
              <Link to={paths.learn.editCourse(courseId)} className={linkButtonLook()}>
                {t("course.edit")}
              </Link>
            ) : null}
            {course.next ? (
              <Link to={placeToGoOn(course)} className={linkButtonLook("primary")}>
                {course.next.kind === "quiz" ? t("card.toQuiz") : t(course.started ? "card.goOn" : "card.start")}
              </Link>
            ) : null}
          </>
        ) : undefined
      }
    >
      <QueryView query={query} loading={<PageSkeleton />}>
        {(data) => (
          <TwoColumns
            main={
              <Card title={t("course.lessons")} take={t("course.sub", { minutes: data.minutes })}>
                <LessonList courseId={courseId} lessons={data.lessonList} />
              </Card>
            }
            side={
              <>
                <Standing course={data} />
                {data.questions > 0 ? <QuizCard course={data} /> : null}
              </>
            }
          />
        )}
      </QueryView>
    </Page>
  );
}

function Standing({ course }: { course: CourseDetail }) {
  const t = useTranslations("training");
  const format = useFormat();
  return (
    <Card>
      <p className="font-medium">
        {course.completedAt
          ? t("course.done", { date: format.date(course.completedAt) })
          : t("card.progress", { read: course.read, lessons: course.lessons })}
      </p>
      {course.completedAt ? null : (
        <p className="figures mb-2.5 text-ink-2">
          {t("card.left", { minutes: course.minutesLeft })}
          {course.dueOn ? (
            <span className={course.overdue ? "text-amber" : undefined}>
              {` · ${t(course.overdue ? "card.overdue" : "card.due", { date: format.date(course.dueOn) })}`}
            </span>
          ) : null}
        </p>
      )}
      {course.completedAt ? null : (
        <ProgressBar
          value={course.read / Math.max(1, course.lessons)}
          label={course.title}
          valueText={t("card.progress", { read: course.read, lessons: course.lessons })}
        />
      )}
    </Card>
  );
}

function QuizCard({ course }: { course: CourseDetail }) {
  const t = useTranslations("training.course");
  const { lastAttempt: last } = course;
  const open = course.attemptsLeftToday > 0 && !course.passed;
  return (
    <Card title={t("quiz")}>
      <p className="text-ink-2">
        {t("quizWhat", {
          questions: course.questions,
          percent: course.passMarkPercent,
          attempts: course.attemptsPerDayMax,
        })}
      </p>
      {last ? (
        <p className="figures mt-1.5">
          {`${t("last", { right: last.right, asked: last.asked })} `}
          {course.passed ? <Tag tone="brand">{t("passed")}</Tag> : null}
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {open ? (
          <Link to={paths.learn.quiz(course.courseId)} className={linkButtonLook()}>
            {t(last ? "takeAgain" : "takeQuiz")}
          </Link>
        ) : course.passed ? null : (
          <p className="text-amber">{t("exhausted")}</p>
        )}
        {last ? (
          <Link to={paths.learn.quizResult(course.courseId)} className={linkButtonLook("ghost")}>
            {t("seeResult")}
          </Link>
        ) : null}
      </div>
    </Card>
  );
}
