import type { SaveWave } from "@arraigo/change/contract";
import { useMutation } from "@tanstack/react-query";
import { api, trpc } from "../../lib/trpc";
import { useSaved } from "./use-saved";

/** Saves the wave. `before` is what stood there, for the way back. */
export function useSaveWave(before: SaveWave | undefined) {
  const saved = useSaved();
  return useMutation(
    trpc.change.waves.save.mutationOptions({
      onSuccess: () => saved("wave", before && (() => api.change.waves.save.mutate(before))),
    }),
  );
}
