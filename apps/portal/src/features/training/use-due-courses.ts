import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { TodayItem } from "../../lib/feature";
import { useFormat } from "../../lib/format";
import { paths } from "../../lib/paths";
import { trpc } from "../../lib/trpc";

const daysAhead = 7;

/** Assigned courses due within a week, or overdue. */
export function useDueCourses(): readonly TodayItem[] | undefined {
  const t = useTranslations("training");
  const format = useFormat();
  const { data } = useQuery(trpc.training.learning.mine.queryOptions());
  const until = new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);
  return data?.assigned.flatMap((course) => {
    if (course.dueOn === null || course.dueOn > until) return [];
    const words = { course: course.title, date: format.shortDate(course.dueOn) };
    return {
      id: `training.${course.courseId}`,
      dueAt: course.dueOn,
      title: t(course.overdue ? "today.itemOverdue" : "today.itemDue", words),
      reason: t("today.reason", { read: course.read, lessons: course.lessons, minutes: course.minutesLeft }),
      to: paths.learn.course(course.courseId),
      action: t(course.started ? "card.goOn" : "card.start"),
      overdue: course.overdue,
      tag: course.overdue ? t("today.overdue") : t("minutes", { minutes: course.minutesLeft }),
    };
  });
}
