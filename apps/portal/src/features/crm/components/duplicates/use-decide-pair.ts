import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";

/** Says that two records are not the same, or that the question stands again; either takes the other back. */
export function useDecidePair() {
  const t = useTranslations("crm.duplicates");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const undismiss = useMutation({
    mutationFn: (id: string) => api.crm.duplicates.undismiss.mutate({ id }),
    onSuccess: () => {
      refresh();
      toast({ title: t("reopened") });
    },
    onError: problem,
  });
  const dismiss = useMutation({
    mutationFn: (id: string) => api.crm.duplicates.dismiss.mutate({ id }),
    onSuccess: (_done, id) => {
      refresh();
      toast({ title: t("dismissed"), undo: () => undismiss.mutate(id) });
    },
    onError: problem,
  });
  return { dismiss, undismiss };
}
