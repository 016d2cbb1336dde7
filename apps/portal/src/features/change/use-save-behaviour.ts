import type { SaveBehaviour } from "@arraigo/change/contract";
import { useMutation } from "@tanstack/react-query";
import { api, trpc } from "../../lib/trpc";
import { useSaved } from "./use-saved";

/** Saves the behaviour. `before` is what stood there, for the way back. */
export function useSaveBehaviour(before: SaveBehaviour | undefined) {
  const saved = useSaved();
  return useMutation(
    trpc.change.behaviours.save.mutationOptions({
      onSuccess: () => saved("behaviour", before && (() => api.change.behaviours.save.mutate(before))),
    }),
  );
}
