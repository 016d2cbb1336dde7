import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useRefreshCrm } from "../use-refresh-crm";
import { showRun } from "./record-list/shown-run";
import { saidStayed } from "./said-stayed";

/** Takes a change of many back: says how many are back and what stays; a long one is followed while it goes on in the background. */
export function useUndoRun() {
  const t = useTranslations("crm.list.bulk");
  const run = useTranslations("crm.list.run");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  return useMutation({
    ...trpc.crm.runs.undo.mutationOptions(),
    onSuccess: ({ restored, kept, stayed, toDo }, { runId }) => {
      if (toDo === 0)
        toast({ title: t("undone", { restored }), ...saidStayed(kept, t("kept", { count: kept }), stayed) });
      else if (!showRun({ runId, type: null, open: true })) toast({ title: run("undoing"), description: run("why") });
    },
    onSettled: refresh,
    onError: problem,
  });
}
