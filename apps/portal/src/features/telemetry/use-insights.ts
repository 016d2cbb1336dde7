import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

/** After anything kept changes, whatever lists it is asked again. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [trpc.telemetry.insights.list, trpc.telemetry.dashboards.list, trpc.telemetry.alerts.list].map((list) =>
        queryClient.invalidateQueries({ queryKey: list.queryKey() }),
      ),
    );
}

export function useSaveInsight() {
  const onSuccess = useRefresh();
  return useMutation(trpc.telemetry.insights.save.mutationOptions({ onSuccess }));
}

export function useSaveDashboard() {
  const onSuccess = useRefresh();
  const onError = useProblemToast();
  return useMutation(trpc.telemetry.dashboards.save.mutationOptions({ onSuccess, onError }));
}

export function useBeginDashboard() {
  const onSuccess = useRefresh();
  const onError = useProblemToast();
  return useMutation(trpc.telemetry.dashboards.begin.mutationOptions({ onSuccess, onError }));
}

/** Deletes, and for ten seconds offers to bring back. */
export function useRemoveInsight() {
  const t = useTranslations("telemetry.insights");
  const refresh = useRefresh();
  const onError = useProblemToast();
  const back = useMutation(trpc.telemetry.insights.restore.mutationOptions({ onSuccess: refresh, onError }));
  return useMutation(
    trpc.telemetry.insights.remove.mutationOptions({
      onSuccess: (_done, at) => {
        toast({ title: t("removed"), undo: () => back.mutate(at) });
        return refresh();
      },
      onError,
    }),
  );
}

export function useRemoveDashboard(onDone: () => void) {
  const t = useTranslations("telemetry.insights");
  const refresh = useRefresh();
  const onError = useProblemToast();
  const back = useMutation(trpc.telemetry.dashboards.restore.mutationOptions({ onSuccess: refresh, onError }));
  return useMutation(
    trpc.telemetry.dashboards.remove.mutationOptions({
      onSuccess: (_done, at) => {
        toast({ title: t("dashboardRemoved"), undo: () => back.mutate(at) });
        onDone();
        return refresh();
      },
      onError,
    }),
  );
}

export function useSaveAlert() {
  const onSuccess = useRefresh();
  return useMutation(trpc.telemetry.alerts.save.mutationOptions({ onSuccess }));
}

export function useChangeAlert() {
  const t = useTranslations("telemetry.alerts");
  const onSuccess = useRefresh();
  const onError = useProblemToast();
  const back = useMutation(trpc.telemetry.alerts.restore.mutationOptions({ onSuccess, onError }));
  return {
    pause: useMutation(trpc.telemetry.alerts.pause.mutationOptions({ onSuccess, onError })),
    goOn: useMutation(trpc.telemetry.alerts.continue.mutationOptions({ onSuccess, onError })),
    snooze: useMutation(trpc.telemetry.alerts.snooze.mutationOptions({ onSuccess, onError })),
    remove: useMutation(
      trpc.telemetry.alerts.remove.mutationOptions({
        onSuccess: (_done, at) => {
          toast({ title: t("removed"), undo: () => back.mutate(at) });
          return onSuccess();
        },
        onError,
      }),
    ),
  };
}
