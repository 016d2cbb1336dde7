import type { SavePlan } from "@arraigo/change/contract";
import { useMutation } from "@tanstack/react-query";
import { api, trpc } from "../../lib/trpc";
import { useSaved } from "./use-saved";

/** Saves the plan. `before` is what stood there, for the way back. */
export function useSavePlan(before: SavePlan | undefined) {
  const saved = useSaved();
  return useMutation(
    trpc.change.rollouts.savePlan.mutationOptions({
      onSuccess: () => saved("plan", before && (() => api.change.rollouts.savePlan.mutate(before))),
    }),
  );
}
