import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import { useRefreshCrm } from "./use-refresh-crm";

/** Every change of a pipeline: what was changed is read again, what the server refuses is said. */
export function useProcess() {
  const t = useTranslations("crm.process");
  const refresh = useRefreshCrm();
  const onError = useProblemToast();
  const options = { onSuccess: () => toast({ title: t("saved") }), onSettled: refresh, onError };
  const quiet = { onSettled: refresh, onError };
  return {
    createPipeline: useMutation({ ...trpc.crm.process.createPipeline.mutationOptions(), ...options }),
    updatePipeline: useMutation({ ...trpc.crm.process.updatePipeline.mutationOptions(), ...options }),
    orderPipelines: useMutation({ ...trpc.crm.process.orderPipelines.mutationOptions(), ...quiet }),
    archivePipeline: useMutation({ ...trpc.crm.process.archivePipeline.mutationOptions(), ...options }),
    restorePipeline: useMutation({ ...trpc.crm.process.restorePipeline.mutationOptions(), ...options }),
    addStage: useMutation({ ...trpc.crm.process.addStage.mutationOptions(), ...options }),
    updateStage: useMutation({ ...trpc.crm.process.updateStage.mutationOptions(), ...options }),
    orderStages: useMutation({ ...trpc.crm.process.orderStages.mutationOptions(), ...quiet }),
    archiveStage: useMutation({ ...trpc.crm.process.archiveStage.mutationOptions(), ...options }),
    restoreStage: useMutation({ ...trpc.crm.process.restoreStage.mutationOptions(), ...options }),
  };
}

export type Process = ReturnType<typeof useProcess>;
