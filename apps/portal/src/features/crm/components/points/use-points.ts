import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import type { Point, ReachableType } from "./point-types";

type Mark = "consent" | "optOut" | "invalid";
type Kind = Point["kind"];

const verbsOf = (type: ReachableType) => (type === "contact" ? api.crm.contacts.points : api.crm.leads.points);

/** What one does with an address, each with its way back. */
export function usePoints(type: ReachableType, id: string) {
  const t = useTranslations("crm.points");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const verbs = verbsOf(type);
  const acting = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: refresh,
    onError: problem,
  });
  const run = (act: () => Promise<unknown>, said: string, undo?: () => Promise<unknown>) =>
    acting.mutate(act, {
      onSuccess: () => toast({ title: said, ...(undo ? { undo: () => acting.mutate(undo) } : {}) }),
    });
  return {
    busy: acting.isPending,
    add: (
      kind: Kind,
      value: string,
      label: string | undefined,
      onDone: () => void,
      onRefused: (error: unknown) => void,
    ) =>
      verbs.add.mutate({ id, kind, value, ...(label ? { label } : {}) }).then(() => {
        refresh();
        onDone();
        toast({ title: t("added"), undo: () => acting.mutate(() => verbs.remove.mutate({ id, kind, value })) });
      }, onRefused),
    makePrimary: (point: Point, before: Point | undefined) =>
      run(
        () => verbs.makePrimary.mutate({ id, kind: point.kind, value: point.value }),
        t("isPrimary", { value: point.value }),
        before && (() => verbs.makePrimary.mutate({ id, kind: before.kind, value: before.value })),
      ),
    remove: (point: Point) =>
      run(
        () => verbs.remove.mutate({ id, kind: point.kind, value: point.value }),
        t("removed", { value: point.value }),
        () =>
          verbs.add.mutate({
            id,
            kind: point.kind,
            value: point.value,
            ...(point.label ? { label: point.label } : {}),
          }),
      ),
    mark: (point: Point, mark: Mark, on: boolean, from?: string) => {
      const at = { id, kind: point.kind, value: point.value, mark };
      run(
        () => verbs.mark.mutate({ ...at, on, ...(from ? { from } : {}) }),
        t(on ? `marked.${mark}` : `unmarked.${mark}`, { value: point.value }),
        () => verbs.mark.mutate({ ...at, on: !on }),
      );
    },
  };
}
