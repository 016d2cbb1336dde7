import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Page, TwoColumns } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { useSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { LessonBody } from "../components/lesson-body";
import { LessonList } from "../components/lesson-list";
import { useReadLesson } from "../use-read-lesson";

/** One lesson to read, and on to the next. */
export function LessonScreen() {
  const t = useTranslations("training");
  const courseId = usePathPart("courseId");
  const lessonId = usePathPart("lessonId");
  const query = useQuery(trpc.training.learning.lesson.queryOptions({ courseId, lessonId }));
  const course = useQuery(trpc.training.learning.course.queryOptions({ courseId })).data;
  const { mutate: openLesson } = useMutation(trpc.training.learning.openLesson.mutationOptions());
  const there = query.isSuccess;
  useEffect(() => {
    if (there) openLesson({ courseId, lessonId });
  }, [there, courseId, lessonId, openLesson]);
  const lesson = query.data;
  return (
    <Page
      title={lesson?.title ?? t("title")}
      crumbs={[
        { label: t("title"), to: paths.learn.mine },
        { label: lesson?.course ?? t("course.lessons"), to: paths.learn.course(courseId) },
        { label: lesson ? t("card.lessonOf", { number: lesson.number, of: lesson.of }) : "…" },
      ]}
      sub={lesson ? t("minutes", { minutes: lesson.minutes }) : undefined}
    >
      <QueryView query={query} loading={<CardSkeleton lines={12} />}>
        {(data) => (
          <TwoColumns
            main={
              <Card className="px-6! py-5! max-sm:px-4!">
                <LanguageNote writtenIn={data.writtenIn} />
                <LessonBody text={data.body} language={data.writtenIn} />
                <Steps key={data.lessonId} lesson={data} hasQuiz={(course?.questions ?? 0) > 0 && !course?.passed} />
              </Card>
            }
            side={
              course ? (
                <Card title={course.title}>
                  <div className="mt-1 mb-2">
                    <ProgressBar
                      value={course.read / Math.max(1, course.lessons)}
                      label={course.title}
                      valueText={t("card.progress", { read: course.read, lessons: course.lessons })}
                    />
                  </div>
                  <LessonList courseId={courseId} lessons={course.lessonList} current={lessonId} />
                </Card>
              ) : null
            }
          />
        )}
      </QueryView>
    </Page>
  );
}

function LanguageNote({ writtenIn }: { writtenIn: "en" | "es" }) {
  const t = useTranslations("training.lesson");
  const { language } = useSession().person;
  if (writtenIn === language) return null;
  return <p className="mb-3 text-ink-3">{t(writtenIn === "en" ? "otherLanguage" : "otherLanguageEs")}</p>;
}

interface StepsProps {
  lesson: { courseId: string; lessonId: string; previousLessonId: string | null; nextLessonId: string | null };
  hasQuiz: boolean;
}

function Steps({ lesson, hasQuiz }: StepsProps) {
  const t = useTranslations("training.lesson");
  const navigate = useNavigate();
  const read = useReadLesson();
  const { courseId, lessonId, nextLessonId, previousLessonId } = lesson;
  const onward = nextLessonId
    ? paths.learn.lesson(courseId, nextLessonId)
    : hasQuiz
      ? paths.learn.quiz(courseId)
      : paths.learn.course(courseId);
  return (
    <div className="mt-6 flex max-w-[680px] flex-wrap items-center gap-2 border-t pt-4">
      {previousLessonId ? (
        <Link to={paths.learn.lesson(courseId, previousLessonId)} className={linkButtonLook("ghost")}>
          {t("previous")}
        </Link>
      ) : null}
      <Button
        kind="primary"
        className="ml-auto"
        busy={read.isPending}
        onClick={() => read.mutate({ courseId, lessonId }, { onSuccess: () => void navigate({ to: onward }) })}
      >
        {t(nextLessonId ? "next" : hasQuiz ? "toQuiz" : "finish")}
      </Button>
    </div>
  );
}
