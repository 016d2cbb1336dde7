import type { AppRouter } from "@arraigo/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useEffect, useState } from "react";
import { trpc } from "../../lib/trpc";

type Seen = inferRouterOutputs<AppRouter>["telemetry"]["sources"]["watch"];

const everyMs = 2_000;

/**
 * A source's newest events, asked for again every two seconds while the page is looked at. With each newer one the figures of the
 * page behind it are read anew, so that it never says that nothing came in.
 */
export function useArrivals(id: string): { seen: Seen | undefined; error: unknown } {
  const [seen, setSeen] = useState<Seen>();
  const { mutate, error } = useMutation(trpc.telemetry.sources.watch.mutationOptions({ onSuccess: setSeen }));
  const queryClient = useQueryClient();
  const newest = seen?.arrivals[0]?.id;
  useEffect(() => {
    if (newest === undefined) return;
    void queryClient.invalidateQueries(trpc.telemetry.health.pathFilter());
    void queryClient.invalidateQueries(trpc.telemetry.sources.list.pathFilter());
  }, [newest, queryClient]);
  // The lists below it may be long: they are read anew once, when the watching ends.
  useEffect(
    () => () => {
      void queryClient.invalidateQueries(trpc.telemetry.rejected.pathFilter());
      void queryClient.invalidateQueries(trpc.telemetry.unmatched.pathFilter());
    },
    [queryClient],
  );
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") mutate({ id });
    };
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [id, mutate]);
  return { seen, error };
}
