import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { saidReasons } from "../said-stayed";
import type { Task } from "./task-types";

interface Changes {
  text?: string;
  dueOn?: string;
  dueTime?: string | null;
  assigneeId?: string;
}

/** What one does with something planned, each with its way back. */
export function useTask() {
  const t = useTranslations("crm.tasks");
  const timeline = useTranslations("crm.timeline");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const options = { onSettled: refresh, onError: problem };
  const changing = useMutation({ ...trpc.crm.activities.change.mutationOptions(), ...options });
  const finishing = useMutation({ ...trpc.crm.activities.finish.mutationOptions(), ...options });
  const reopening = useMutation({
    ...trpc.crm.activities.reopen.mutationOptions(),
    ...options,
    onSuccess: ({ stayed }) => {
      if (stayed.length > 0) toast({ title: timeline("reopened"), ...saidReasons(stayed) });
    },
  });
  const withdrawing = useMutation({ ...trpc.crm.activities.withdraw.mutationOptions(), ...options });
  const planning = useMutation({ ...trpc.crm.activities.plan.mutationOptions(), ...options });
  return {
    busy: finishing.isPending || changing.isPending,
    change: (task: Task, changes: Changes, onDone?: () => void) =>
      changing.mutate(
        // What the list showed: what somebody else changed meanwhile is said, and what was typed stays open.
        {
          id: task.id,
          ...changes,
          was: { text: task.text, dueOn: task.dueOn, ...(task.assigneeId ? { assigneeId: task.assigneeId } : {}) },
        },
        {
          onSuccess: () => {
            onDone?.();
            const before: Changes = {
              ...(changes.text === undefined ? {} : { text: task.text }),
              ...(changes.dueOn === undefined || !task.dueOn ? {} : { dueOn: task.dueOn }),
              ...(changes.assigneeId === undefined || !task.assigneeId ? {} : { assigneeId: task.assigneeId }),
            };
            toast({
              title: changes.dueOn ? t("movedTo", { day: format.date(changes.dueOn) }) : t("changed"),
              undo: () => changing.mutate({ id: task.id, ...before }),
            });
          },
        },
      ),
    finish: (task: Task, minutes: number | undefined, onDone?: () => void) =>
      finishing.mutate(
        { id: task.id, ...(minutes === undefined ? {} : { minutes }) },
        {
          onSuccess: () => {
            onDone?.();
            toast({
              title: t("done", { task: task.text.slice(0, 60) }),
              undo: () => reopening.mutate({ id: task.id }),
            });
          },
        },
      ),
    withdraw: (task: Task) =>
      withdrawing.mutate(
        { id: task.id },
        {
          onSuccess: ({ stayed }) =>
            toast({
              title: t("withdrawn"),
              ...saidReasons(stayed),
              undo: () =>
                planning.mutate({
                  text: task.text,
                  kind: task.kind === "note" ? "task" : task.kind,
                  dueOn: task.dueOn ?? "",
                  ...(task.assigneeId ? { assigneeId: task.assigneeId } : {}),
                  ...(task.about ? { [`${task.about.type}Id`]: task.about.id } : {}),
                }),
            }),
        },
      ),
  };
}
