import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

/** Ends a write key for good. */
export function useRevokeKey(onDone: () => void) {
  const t = useTranslations("telemetry.keys");
  const queryClient = useQueryClient();
  const say = useProblemToast();
  return useMutation(
    trpc.telemetry.keys.revoke.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries(trpc.telemetry.keys.pathFilter());
        toast({ title: t("revokedToast") });
        onDone();
      },
      onError: say,
    }),
  );
}
