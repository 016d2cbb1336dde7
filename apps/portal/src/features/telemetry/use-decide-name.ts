import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

/** Says whom a name stands for (`person`, by name), that it is nobody here, or takes either back; each can be undone from its toast. */
export function useDecideName({ person = "", done }: { person?: string | undefined; done?: () => void } = {}) {
  const t = useTranslations("telemetry.names");
  const queryClient = useQueryClient();
  const onError = useProblemToast();
  const refresh = () => {
    void queryClient.invalidateQueries(trpc.telemetry.unmatched.pathFilter());
    void queryClient.invalidateQueries(trpc.telemetry.names.pathFilter());
    void queryClient.invalidateQueries(trpc.telemetry.health.pathFilter());
  };
  const unmap = useMutation(trpc.telemetry.names.unmap.mutationOptions({ onSuccess: refresh, onError }));
  const decided = (userRef: string, title: string) => {
    refresh();
    toast({ title, undo: () => unmap.mutate({ userRef }) });
    done?.();
  };
  return {
    unmap,
    map: useMutation(
      trpc.telemetry.names.map.mutationOptions({
        onSuccess: (_, { userRef }) => decided(userRef, t("personToast", { name: userRef, person })),
        onError,
      }),
    ),
    setOutside: useMutation(
      trpc.telemetry.names.setOutside.mutationOptions({
        onSuccess: (_, { userRef }) => decided(userRef, t("outsideToast", { name: userRef })),
        onError,
      }),
    ),
  };
}
