import { useMutation, useQueryClient } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc";

/** Makes a write key. The answer holds the key itself, once. */
export function useMakeKey() {
  const queryClient = useQueryClient();
  return useMutation(
    trpc.telemetry.keys.create.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries(trpc.telemetry.keys.pathFilter()),
    }),
  );
}
