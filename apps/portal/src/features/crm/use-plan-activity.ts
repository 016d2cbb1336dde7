import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../lib/format";
import { problemOf } from "../../lib/problem";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import { saidReasons } from "./components/said-stayed";
import { useRefreshCrm } from "./use-refresh-crm";

/** Plans an activity, and offers to take it back. */
export function usePlanActivity(answers: { onPlanned: () => void; onDateRefused: (why: string) => void }) {
  const t = useTranslations("crm.tasks");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const withdraw = useMutation({
    ...trpc.crm.activities.withdraw.mutationOptions(),
    onSuccess: ({ stayed }) => {
      refresh();
      toast({ title: t("withdrawn"), ...saidReasons(stayed) });
    },
    onError: problem,
  });
  return useMutation({
    ...trpc.crm.activities.plan.mutationOptions(),
    onSuccess: (planned, input) => {
      refresh();
      answers.onPlanned();
      toast({
        title: t("plannedFor", { day: format.date(input.dueOn) }),
        undo: () => withdraw.mutate({ id: planned.id }),
      });
    },
    onError: (error) => {
      const { field, message } = problemOf(error);
      if (field === "dueOn" && message) answers.onDateRefused(message);
      else problem(error);
    },
  });
}
