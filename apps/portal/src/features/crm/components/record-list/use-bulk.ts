import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../../lib/paths";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { asUpdate, type FieldValue, type RecordType, routerOf } from "../record-form/record-fields";
import { useUndoRun } from "../use-undo-run";
import type { BulkTarget } from "./list-procedures";
import { showRun } from "./shown-run";
import { useSaidLeft } from "./use-said-left";

interface BulkAnswer {
  runId: string;
  changed: number;
  same: number;
  outOfReach: number;
  toDo: number;
}

interface BulkVerbs {
  bulkUpdate: { mutate: (input: BulkTarget & { values: Record<string, unknown> }) => Promise<BulkAnswer> };
  bulkReassign: { mutate: (input: BulkTarget & { ownerId: string | null }) => Promise<BulkAnswer> };
  remove: { mutate: (input: BulkTarget) => Promise<BulkAnswer> };
}

export type BulkAct =
  | { act: "edit"; target: BulkTarget; key: string; value: FieldValue }
  | { act: "reassign"; target: BulkTarget; ownerId: string | null }
  | { act: "remove"; target: BulkTarget };

const saidOf = { edit: "changed", reassign: "handed", remove: "removed" } as const;

/** One change of many records: says how many changed, how many stayed and why, and takes the whole back while that is on offer. */
export function useBulk(type: RecordType, onDone: () => void) {
  const words = useTranslations(`crm.list.${type}`);
  const past = useTranslations("crm.runs");
  const navigate = useNavigate();
  const saidLeft = useSaidLeft(type);
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const undo = useUndoRun();
  return useMutation({
    mutationFn: (asked: BulkAct) => {
      const verbs = api.crm[routerOf[type]] as unknown as BulkVerbs;
      if (asked.act === "edit")
        return verbs.bulkUpdate.mutate({ ...asked.target, values: asUpdate({ [asked.key]: asked.value }) });
      if (asked.act === "reassign") return verbs.bulkReassign.mutate({ ...asked.target, ownerId: asked.ownerId });
      return verbs.remove.mutate(asked.target);
    },
    onSuccess: ({ runId, changed, toDo, ...left }, asked) => {
      refresh();
      onDone();
      if (toDo > 0) return showRun({ runId, type, open: true });
      const said = saidLeft(left, asked.act === "remove" ? "any" : asked.act);
      toast({
        title: words(saidOf[asked.act], { count: changed }),
        ...(said.length > 0 ? { description: said.join(" ") } : {}),
        ...(changed === 0 && left.outOfReach > 0 ? { tone: "failed" as const } : {}),
        ...(changed > 0
          ? {
              undo: () => undo.mutate({ runId }),
              more: { label: past("all"), onSelect: () => void navigate({ to: paths.crm.runs }) },
            }
          : {}),
      });
    },
    onError: problem,
  });
}
