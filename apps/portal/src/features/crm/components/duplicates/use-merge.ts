import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { saidStayed } from "../said-stayed";
import { useUndoRun } from "../use-undo-run";

type Merging = Parameters<typeof api.crm.merges.merge.mutate>[0];

/** Takes a merge apart, says what stayed because somebody changed it since, and offers to go on with what was undone meanwhile. */
export function useUnmerge() {
  const t = useTranslations("crm.merge");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const undoFurther = useUndoRun();
  return useMutation({
    mutationFn: ({ mergeId }: { mergeId: string; name: string }) => api.crm.merges.unmerge.mutate({ mergeId }),
    onSuccess: ({ kept, stayed, leftOpen }, { name }) => {
      refresh();
      toast({ title: t("undone"), ...saidStayed(kept, t("kept", { count: kept, name }), stayed) });
      for (const runId of leftOpen) toast({ title: t("leftOpen"), undo: () => undoFurther.mutate({ runId }) });
    },
    onError: problem,
  });
}

/** Merges, with the way back in the toast. */
export function useMerge(onDone: () => void) {
  const t = useTranslations("crm.merge");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const unmerge = useUnmerge();
  return useMutation({
    mutationFn: ({ name: _name, ...asked }: Merging & { name: string }) => api.crm.merges.merge.mutate(asked),
    onSuccess: ({ mergeId }, { name }) => {
      onDone();
      refresh();
      toast({ title: t("done", { name }), undo: () => unmerge.mutate({ mergeId, name }) });
    },
    onError: problem,
  });
}
