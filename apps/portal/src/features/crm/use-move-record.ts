import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../lib/problem";
import { type api, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import { asUpdate, type FieldValues } from "./components/record-form/record-fields";
import type { StagedType } from "./staged-types";
import { useRefreshCrm } from "./use-refresh-crm";

export interface Move {
  type: StagedType;
  id: string;
  name: string;
  from: { id: string; name: string };
  to: { id: string; name: string; kind?: string };
}

interface Along {
  fields?: FieldValues;
  /** What the dialog had read of them. */
  was?: FieldValues;
  override?: { reason: string };
}

type MoveInput = Parameters<typeof api.crm.stages.move.mutate>[0];

/** The server checks the fields against the type's schema; here they are what the controls gave. */
const asMove = (move: Move, along: Along) =>
  ({
    type: move.type,
    id: move.id,
    stageId: move.to.id,
    ...(along.fields && Object.keys(along.fields).length > 0 ? { fields: asUpdate(along.fields) } : {}),
    ...(along.was ? { was: along.was } : {}),
    ...(along.override ? { override: along.override } : {}),
  }) as MoveInput;

/**
 * Moves a deal, a lead or a case, and offers to take it back. Where the stage's gate says no, `gate` holds the move until what is
 * missing is there or the move is given up; a lead that is won opens its conversion instead.
 */
export function useMoveRecord() {
  const t = useTranslations("crm.board");
  const client = useQueryClient();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [gate, setGate] = useState<Move>();
  const [converting, setConverting] = useState<Move>();
  const back = useMutation({
    ...trpc.crm.stages.unmove.mutationOptions(),
    onSettled: refresh,
    onError: problem,
  });
  const forward = useMutation({ ...trpc.crm.stages.move.mutationOptions(), onSettled: refresh });

  function send(move: Move, along: Along = {}, onChanged?: (sentence: string | undefined) => void) {
    const straight = !along.fields && !along.override;
    const undoCache = straight ? moveInCache(client, move) : undefined;
    forward.mutate(asMove(move, along), {
      onSuccess: () => {
        setGate(undefined);
        toast({
          title: t("moved", { name: move.name, stage: move.to.name }),
          undo: () =>
            back.mutate(
              { type: move.type, id: move.id },
              { onSuccess: () => toast({ title: t("undone", { name: move.name, stage: move.from.name }) }) },
            ),
        });
      },
      onError: (error) => {
        undoCache?.();
        const found = problemOf(error);
        if (found.error === "crm.StageGateUnmet" && straight) setGate(move);
        else if (found.error === "crm.ChangedMeanwhile" && onChanged) onChanged(found.message);
        else problem(error);
      },
    });
  }
  return {
    move: (move: Move) => (move.type === "lead" && move.to.kind === "won" ? setConverting(move) : send(move)),
    gate,
    fill: (along: Along, onChanged?: (sentence: string | undefined) => void) => gate && send(gate, along, onChanged),
    giveUp: () => setGate(undefined),
    converting,
    stopConverting: () => setConverting(undefined),
    busy: forward.isPending,
  };
}

export type Moving = ReturnType<typeof useMoveRecord>;

/** Shows the card where it was dropped at once; the answer of the server decides. Returns the way back. */
function moveInCache(client: ReturnType<typeof useQueryClient>, move: Move): () => void {
  const key = trpc.crm.boards.read.queryKey();
  const before = client.getQueriesData<BoardData>({ queryKey: key });
  client.setQueriesData<BoardData>({ queryKey: key }, (board) => {
    if (!board || !Array.isArray(board.columns)) return board;
    const card = board.columns.flatMap((column) => column.cards).find((each) => each.id === move.id);
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
