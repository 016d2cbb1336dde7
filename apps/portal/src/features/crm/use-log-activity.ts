import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../lib/format";
import { problemOf } from "../../lib/problem";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import { saidReasons } from "./components/said-stayed";
import { useRefreshCrm } from "./use-refresh-crm";

interface LogAnswers {
  onLogged: () => void;
  /** The date of the next step was refused, and why: everything else stays as it was typed. */
  onDateRefused: (why: string) => void;
}

/** Logs an activity, and offers to take it back. */
export function useLogActivity(withName: string, { onLogged, onDateRefused }: LogAnswers) {
  const t = useTranslations("crm.quick");
  const kinds = useTranslations("crm.kinds");
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
    ...trpc.crm.activities.log.mutationOptions(),
    onSuccess: (logged, input) => {
      refresh();
      onLogged();
      toast({
        title: t("logged", { kind: kinds(input.kind), name: withName }),
        description: logged.nextStepOn ? t("loggedNext", { date: format.date(logged.nextStepOn) }) : undefined,
        undo: () => withdraw.mutate({ id: logged.id }),
      });
    },
    onError: (error) => {
      const { field, message } = problemOf(error);
      if (field === "nextStepOn" && message) onDateRefused(message);
      else problem(error);
    },
  });
}
