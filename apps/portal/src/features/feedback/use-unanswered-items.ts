import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { TodayItem } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { trpc } from "../../lib/trpc";

/** Beyond this many days without a first word, it is overdue. */
const answerWithinDays = 7;

/** The posts that wait for a first word, as one thing to do with its age. */
export function useUnansweredItems(): readonly TodayItem[] | undefined {
  const t = useTranslations("feedback");
  const { data } = useQuery(trpc.feedback.posts.figures.queryOptions(undefined, { staleTime: 60_000 }));
  if (!data) return undefined;
  const waiting = data.posts - data.answered;
  if (waiting === 0) return [];
  const days = data.oldestUnansweredDays ?? 0;
  return [
    {
      id: "feedback.unanswered",
      title: t("today.waiting", { count: waiting }),
      reason: t("today.oldest", { days }),
      to: `${paths.voice.posts}?status=received`,
      action: t("today.answer"),
      overdue: days > answerWithinDays,
      tag: t("today.age", { days }),
    },
  ];
}
