import type { SaveRollout } from "@arraigo/change/contract";
import { useMutation } from "@tanstack/react-query";
import { api, trpc } from "../../lib/trpc";
import { useSaved } from "./use-saved";

/** Saves the rollout. `before` is what stood there, for the way back. */
export function useSaveRollout(before: SaveRollout | undefined) {
  const saved = useSaved();
  return useMutation(
    trpc.change.rollouts.save.mutationOptions({
      onSuccess: () => saved("rollout", before && (() => api.change.rollouts.save.mutate(before))),
    }),
  );
}
