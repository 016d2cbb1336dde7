import { Card } from "@arraigo/ui/card";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { placeToGoOn } from "../course-types";

/** The course somebody was in last, and the way back into it. Draws nothing where there is none. */
export function GoOnCard() {
  const t = useTranslations("training");
  const { data } = useQuery(trpc.training.learning.mine.queryOptions());
  const course = data?.goOn ?? data?.assigned[0];
  if (!course) return null;
  const where =
    course.next?.kind === "lesson"
      ? t("card.lessonOf", { number: course.next.number, of: course.lessons }).toLowerCase()
      : t("card.quizNext").toLowerCase();
  return (
    <Card title={t("today.title")}>
      <Link to={placeToGoOn(course)} className="group grid gap-2.5 rounded-1">
        <span className="text-ink-2 group-hover:text-ink">
          {t("today.left", { course: course.title, where, minutes: course.minutesLeft })}
        </span>
        <ProgressBar
          value={course.read / Math.max(1, course.lessons)}
          label={course.title}
          valueText={t("card.progress", { read: course.read, lessons: course.lessons })}
        />
      </Link>
    </Card>
  );
}
