import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

/** Writes or changes a note; every chart that is open shows it. */
export function useWriteNote(onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation(
    trpc.telemetry.annotations.write.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries(trpc.telemetry.annotations.pathFilter());
        onDone();
      },
    }),
  );
}

/** Takes a note away, and for ten seconds offers to put it back. */
export function useRemoveNote(onDone: () => void) {
  const t = useTranslations("telemetry.notes");
  const queryClient = useQueryClient();
  const onError = useProblemToast();
  const refresh = () => void queryClient.invalidateQueries(trpc.telemetry.annotations.pathFilter());
  const restore = useMutation(trpc.telemetry.annotations.restore.mutationOptions({ onSuccess: refresh, onError }));
  return useMutation(
    trpc.telemetry.annotations.remove.mutationOptions({
      onSuccess: (_done, { id }) => {
        refresh();
        toast({ title: t("removed"), undo: () => restore.mutate({ id }) });
        onDone();
      },
      onError,
    }),
  );
}
