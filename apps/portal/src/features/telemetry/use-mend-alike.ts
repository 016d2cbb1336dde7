import type { Mending } from "@arraigo/telemetry/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import type { AlikeGroup } from "./components/rejected-alike";

interface Mended {
  taken: number;
  refused: number;
}

/** Mends a group two hundred at a time, and says how many it has dealt with. What was stopped half-way is done as far as it came. */
export function useMendAlike(
  { reason, sourceId, name, until }: AlikeGroup,
  onDone: (mended: Mended) => void,
): { run: (mending: Mending) => void; dealtWith: number | undefined } {
  const [dealtWith, setDealtWith] = useState<number>();
  const queryClient = useQueryClient();
  const say = useProblemToast();
  const { mutateAsync } = useMutation(trpc.telemetry.refused.mendAlike.mutationOptions());
  const run = async (mending: Mending) => {
    const sum: Mended = { taken: 0, refused: 0 };
    setDealtWith(0);
    try {
      for (let after: string | null = null, more = true; more; ) {
        const piece: Mended & { next: string | null } = await mutateAsync({
          reason,
          sourceId,
          name,
          until,
          mending,
          after,
        });
        sum.taken += piece.taken;
        sum.refused += piece.refused;
        setDealtWith(sum.taken + sum.refused);
        after = piece.next;
        more = after !== null;
      }
      onDone(sum);
    } catch (error) {
      say(error);
    } finally {
      setDealtWith(undefined);
      void queryClient.invalidateQueries(trpc.telemetry.pathFilter());
    }
  };
  return { run: (mending) => void run(mending), dealtWith };
}
