import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type api, trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import type { StagedType } from "../../staged-types";
import { useRefreshCrm } from "../../use-refresh-crm";
import { useUndoRun } from "../use-undo-run";
import type { BulkTarget } from "./list-procedures";
import { showRun } from "./shown-run";
import { useSaidLeft } from "./use-said-left";

/** The list's own types say of fields what the server's schema leaves open. */
type MoveTarget = Pick<Parameters<typeof api.crm.stages.moveMany.mutate>[0], "ids" | "filter">;

/** Moves many records to one stage, says how many went, and takes it back while that is on offer. `stayed` names those that did not. */
export function useMoveMany(type: StagedType, onAllMoved: () => void) {
  const t = useTranslations("crm.list.move");
  const saidLeft = useSaidLeft(type);
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const undo = useUndoRun();
  const forward = useMutation({
    ...trpc.crm.stages.moveMany.mutationOptions(),
    onSettled: refresh,
    onError: problem,
  });
  type Refused = NonNullable<typeof forward.data>["refused"];
  const [stayed, setStayed] = useState<{ rows: Refused; count: number }>();
  return {
    move: (target: BulkTarget, stage: { id: string; name: string }) =>
      forward.mutate(
        { type, ...(target as MoveTarget), stageId: stage.id },
        {
          onSuccess: ({ moved, runId, refused, refusedCount, toDo, ...left }) => {
            if (toDo > 0 && runId) {
              onAllMoved();
              return showRun({ runId, type, open: true });
            }
            const said = saidLeft(left, "move");
            toast({
              title: t("moved", { count: moved, stage: stage.name }),
              ...(said.length > 0 ? { description: said.join(" ") } : {}),
              ...(runId ? { undo: () => undo.mutate({ runId }) } : {}),
            });
            if (refusedCount > 0) setStayed({ rows: refused, count: refusedCount });
            else onAllMoved();
          },
        },
      ),
    busy: forward.isPending,
    stayed,
  };
}
