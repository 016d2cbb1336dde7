import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

/** Says whom a name stands for, that it is nobody here, or takes either back; each can be undone from its toast. */
export function useDecideName(done?: () => void) {
  const t = useTranslations("telemetry.names");
  const queryClient = useQueryClient();
  const onError = useProblemToast();
  const refresh = () => {
    void queryClient.invalidateQueries(trpc.telemetry.unmatched.pathFilter());
    void queryClient.invalidateQueries(trpc.telemetry.names.pathFilter());
    void queryClient.invalidateQueries(trpc.telemetry.health.pathFilter());
  };
  const unmap = useMutation(trpc.telemetry.names.unmap.mutationOptions({ onSuccess: refresh, onError }));
  const decided = ({ userRef }: { userRef: string }) => {
    refresh();
    toast({ title: t("decidedToast", { name: userRef }), undo: () => unmap.mutate({ userRef }) });
    done?.();
  };
  return {
    unmap,
    map: useMutation(trpc.telemetry.names.map.mutationOptions({ onSuccess: (_, input) => decided(input), onError })),
    setOutside: useMutation(
      trpc.telemetry.names.setOutside.mutationOptions({ onSuccess: (_, input) => decided(input), onError }),
    ),
  };
}
