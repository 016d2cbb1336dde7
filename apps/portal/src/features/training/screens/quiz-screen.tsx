import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { QuizQuestion } from "../components/quiz-question";
import type { Quiz } from "../course-types";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** The questions of a course, all on one page. Graded on the server; nothing here knows what is right. */
export function QuizScreen() {
  const t = useTranslations("training");
  const courseId = usePathPart("courseId");
  const query = useQuery(trpc.training.learning.quiz.queryOptions({ courseId }));
  const count = query.data?.questions.length ?? 0;
  return (
    <Page
      title={t("quiz.title")}
      crumbs={[
        { label: t("title"), to: paths.learn.mine },
        { label: query.data?.course ?? t("course.lessons"), to: paths.learn.course(courseId) },
        { label: t("quiz.title") },
      ]}
      sentence={count > 0 ? t.rich("quiz.sentence", { count, em }) : undefined}
      sub={query.data && count > 0 ? <Rules quiz={query.data} /> : undefined}
    >
      <QueryView query={query} loading={<CardSkeleton lines={12} />}>
        {(quiz) => (quiz.questions.length === 0 ? <NoQuiz courseId={courseId} /> : <QuizForm quiz={quiz} />)}
      </QueryView>
    </Page>
  );
}

function Rules({ quiz }: { quiz: Quiz }) {
  const t = useTranslations("training.course");
  const { data } = useQuery(trpc.training.learning.course.queryOptions({ courseId: quiz.courseId }));
  if (!data) return "\u00A0";
  return t("quizWhat", {
    questions: quiz.questions.length,
    percent: quiz.passMarkPercent,
    attempts: data.attemptsPerDayMax,
  });
}

function NoQuiz({ courseId }: { courseId: string }) {
  const t = useTranslations("training");
  const back = (
    <Link to={paths.learn.course(courseId)} className={linkButtonLook()}>
      {t("result.toCourse")}
    </Link>
  );
  return (
    <NothingYet title={t("quiz.none")} action={back}>
      {t("quiz.noneWhy")}
    </NothingYet>
  );
}

function QuizForm({ quiz }: { quiz: Quiz }) {
  const t = useTranslations("training.quiz");
  const navigate = useNavigate();
  const onProblem = useProblemToast();
  const submissionKey = useRef(crypto.randomUUID());
  const [answers, setAnswers] = useState<Record<string, string[]>>({});
  const { courseId } = quiz;
  const submit = useMutation(
    trpc.training.learning.submitQuiz.mutationOptions({
      onSuccess: async (result) => {
        queryClient.setQueryData(trpc.training.learning.lastResult.queryKey({ courseId }), result);
        await navigate({ to: paths.learn.quizResult(courseId) });
        void queryClient.invalidateQueries({ queryKey: trpc.training.learning.pathKey() });
      },
      onError: (error) => {
        submissionKey.current = crypto.randomUUID();
        onProblem(error);
        void queryClient.invalidateQueries({ queryKey: trpc.training.learning.quiz.queryKey({ courseId }) });
      },
    }),
  );
  const missing = quiz.questions.filter(({ questionId }) => !answers[questionId]?.length).length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (missing > 0 || submit.isPending) return;
        submit.mutate({
          courseId,
          submissionKey: submissionKey.current,
          answers: quiz.questions.map(({ questionId }) => ({ questionId, optionIds: answers[questionId] ?? [] })),
        });
      }}
    >
      <Card>
        {quiz.questions.map((question, index) => (
          <QuizQuestion
            key={question.questionId}
            question={question}
            number={index + 1}
            chosen={answers[question.questionId] ?? []}
            onChoose={(optionIds) => setAnswers((before) => ({ ...before, [question.questionId]: optionIds }))}
          />
        ))}
        <div className="flex flex-wrap items-center gap-3 border-t pt-4">
          <p aria-live="polite" className="figures text-ink-3">
            {missing > 0 ? t("missing", { count: missing }) : null}
          </p>
          <Button type="submit" kind="primary" className="ml-auto" busy={submit.isPending} disabled={missing > 0}>
            {t("submit")}
          </Button>
        </div>
      </Card>
    </form>
  );
}
