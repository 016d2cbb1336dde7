import { Card } from "@arraigo/ui/card";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { cx } from "@arraigo/ui/plain/cx";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import type { QuizResult } from "../course-types";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** What came of the latest attempt: right or wrong per question, and why. */
export function ResultScreen() {
  const t = useTranslations("training");
  const courseId = usePathPart("courseId");
  const query = useQuery(trpc.training.learning.lastResult.queryOptions({ courseId }));
  const course = useQuery(trpc.training.learning.course.queryOptions({ courseId })).data;
  const result = query.data;
  const again = result && !result.passed && result.attemptsLeftToday > 0;
  return (
    <Page
      title={t("result.title")}
      crumbs={[
        { label: t("title"), to: paths.learn.mine },
        { label: course?.title ?? t("course.lessons"), to: paths.learn.course(courseId) },
        { label: t("result.title") },
      ]}
      sentence={result ? <Sentence result={result} /> : undefined}
      sub={result ? <Sub result={result} unread={course ? course.lessons - course.read : 0} /> : undefined}
      actions={
        <>
          <Link to={paths.learn.course(courseId)} className={linkButtonLook(again ? "default" : "primary")}>
            {t("result.toCourse")}
          </Link>
          {again ? (
            <Link to={paths.learn.quiz(courseId)} className={linkButtonLook("primary")}>
              {t("result.again")}
            </Link>
          ) : null}
        </>
      }
    >
      <QueryView query={query} loading={<CardSkeleton lines={12} />}>
        {(data) => (
          <Card>
            <ol>
              {data.questions.map((question, index) => (
                <Answer key={question.questionId} question={question} number={index + 1} />
              ))}
            </ol>
          </Card>
        )}
      </QueryView>
    </Page>
  );
}

function Sentence({ result }: { result: QuizResult }) {
  const t = useTranslations("training.result");
  const { right, asked, passMarkPercent } = result;
  if (!result.passed) return t("failed", { right, asked, percent: passMarkPercent });
  return t.rich(result.completed ? "passedCompleted" : "passed", { right, asked, em });
}

function Sub({ result, unread }: { result: QuizResult; unread: number }) {
  const t = useTranslations("training.result");
  if (!result.passed) return t("left", { left: result.attemptsLeftToday });
  return unread > 0 ? t("lessonsLeft", { count: unread }) : null;
}

function Answer({ question, number }: { question: QuizResult["questions"][number]; number: number }) {
  const t = useTranslations("training.result");
  const shown = question.options.filter((option) => option.chosen || option.right);
  return (
    <li className="border-t py-4 first:border-0 first:pt-1 last:pb-1">
      <div className="flex items-start gap-2">
        <span className="figures text-14 font-semibold text-ink-3">{number}</span>
        <h2 className="min-w-0 flex-1 text-14 font-semibold">{question.prompt}</h2>
        <Tag tone={question.isRight ? "brand" : "amber"}>{t(question.isRight ? "right" : "wrong")}</Tag>
      </div>
      <ul className="mt-1.5 ml-4 grid gap-0.5">
        {shown.map((option) => (
          <li key={option.optionId} className={cx("max-w-[680px]", option.right ? "text-ink" : "text-ink-2")}>
            {option.text}
            <span className="text-12 text-ink-3">
              {` · ${[option.chosen ? t("yours") : "", option.right ? t("theRight") : ""].filter(Boolean).join(", ")}`}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 ml-4 max-w-[680px] rounded-2 bg-sunken px-3 py-2 text-ink-2">{question.explanation}</p>
    </li>
  );
}
