import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../lib/problem";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import { useRefreshCrm } from "./use-refresh-crm";

export interface Move {
  opportunityId: string;
  name: string;
  currency: string;
  from: { id: string; name: string };
  to: { id: string; name: string };
}

interface Filled {
  amountMinor?: number;
  closesOn?: string;
  nextStep?: string;
  nextStepOn?: string;
  reason?: string;
}

/**
 * Moves an opportunity, and offers to take it back. Where the stage's gate says no, `gate` holds the move and the fields it
 * misses, until they are filled in or the move is given up.
 */
export function useMoveOpportunity() {
  const t = useTranslations("crm.board");
  const client = useQueryClient();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [gate, setGate] = useState<{ move: Move; fields: readonly string[] }>();
  const back = useMutation({
    ...trpc.crm.opportunities.unmove.mutationOptions(),
    onSettled: refresh,
    onError: problem,
  });
  const forward = useMutation({
    ...trpc.crm.opportunities.move.mutationOptions(),
    onSettled: refresh,
  });

  function send(move: Move, fields?: Filled) {
    const undoCache = fields ? undefined : moveInCache(client, move);
    forward.mutate(
      { opportunityId: move.opportunityId, stageId: move.to.id, ...(fields ? { fields } : {}) },
      {
        onSuccess: () => {
          setGate(undefined);
          toast({
            title: t("moved", { name: move.name, stage: move.to.name }),
            undo: () =>
              back.mutate(
                { id: move.opportunityId },
                { onSuccess: () => toast({ title: t("undone", { name: move.name, stage: move.from.name }) }) },
              ),
          });
        },
        onError: (error) => {
          undoCache?.();
          const refused = problemOf(error);
          if (refused.error === "crm.StageGateUnmet")
            setGate({ move, fields: refused.fields.map((each) => each.field) });
          else problem(error);
        },
      },
    );
  }
  return {
    move: (move: Move) => send(move),
    gate,
    fill: (fields: Filled) => gate && send(gate.move, fields),
    giveUp: () => setGate(undefined),
    busy: forward.isPending,
  };
}

/** Shows the card where it was dropped at once; the answer of the server decides. Returns the way back. */
function moveInCache(client: ReturnType<typeof useQueryClient>, move: Move): () => void {
  const key = trpc.crm.opportunities.board.queryKey();
  const before = client.getQueriesData<BoardData>({ queryKey: key });
  client.setQueriesData<BoardData>({ queryKey: key }, (board) => {
    if (!board || !Array.isArray(board.columns)) return board;
    const card = board.columns.flatMap((column) => column.cards).find((each) => each.id === move.opportunityId);
    if (!card) return board;
    return {
      ...board,
      columns: board.columns.map((column) => {
        if (column.stage.id === move.to.id)
          return { ...column, count: column.count + 1, cards: [card, ...column.cards] };
        if (column.stage.id === move.from.id)
          return { ...column, count: column.count - 1, cards: column.cards.filter((each) => each.id !== card.id) };
        return column;
      }),
    };
  });
  return () => {
    for (const [queryKey, data] of before) client.setQueryData(queryKey, data);
  };
}

interface BoardData {
  columns: { stage: { id: string }; count: number; cards: { id: string }[] }[];
}
