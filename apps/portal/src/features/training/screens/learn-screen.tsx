import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { CourseCard } from "../components/course-card";
import type { LearningCard } from "../course-types";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** A person's own courses: what to go on with, what they are asked to take, what else there is, what is done. */
export function LearnScreen() {
  const t = useTranslations("training");
  const query = useQuery(trpc.training.learning.mine.queryOptions());
  return (
    <Page title={t("title")} sentence={<Sentence />}>
      <QueryView query={query} loading={<PageSkeleton />}>
        {({ goOn, assigned, others, done }) => {
          if (assigned.length + others.length + done.length === 0)
            return <NothingYet title={t("mine.emptyTitle")}>{t("mine.empty")}</NothingYet>;
          const notShown = (course: LearningCard) => course.courseId !== goOn?.courseId;
          return (
            <>
              {goOn ? (
                <Card title={t("mine.goOnTitle")}>
                  <CourseCard course={goOn} strong />
                </Card>
              ) : null}
              <CourseList
                title={t("mine.assigned")}
                courses={assigned.filter(notShown)}
                strongest={!goOn}
                otherwise={assigned.length === 0 ? t("mine.nothingAssigned") : undefined}
              />
              <CourseList title={t("mine.others")} courses={others.filter(notShown)} />
              <CourseList title={t("mine.done")} courses={done} />
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}

function CourseList(props: {
  title: string;
  courses: readonly LearningCard[];
  strongest?: boolean;
  otherwise?: string;
}) {
  if (props.courses.length === 0 && !props.otherwise) return null;
  return (
    <Card title={props.title}>
      {props.courses.map((course, index) => (
        <CourseCard key={course.courseId} course={course} strong={props.strongest && index === 0} />
      ))}
      {props.courses.length === 0 ? <p className="text-ink-2">{props.otherwise}</p> : null}
    </Card>
  );
}

function Sentence() {
  const t = useTranslations("training");
  const format = useFormat();
  const { data } = useQuery(trpc.training.learning.mine.queryOptions());
  if (!data) return t("title");
  const due = data.assigned.find((course) => course.dueOn !== null);
  if (due?.dueOn)
    return t.rich(due.overdue ? "mine.overdue" : "mine.due", { course: due.title, date: format.date(due.dueOn), em });
  if (data.goOn) return t.rich("mine.goOn", { course: data.goOn.title, em });
  const open = data.assigned.length + data.others.length;
  if (open > 0 && data.done.length === 0) return t.rich("mine.start", { count: open, em });
  return t.rich("mine.clear", { count: data.done.length, em });
}
