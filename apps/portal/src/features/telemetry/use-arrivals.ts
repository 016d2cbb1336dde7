import type { AppRouter } from "@arraigo/api";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useEffect, useState } from "react";
import { trpc } from "../../lib/trpc";

type Seen = inferRouterOutputs<AppRouter>["telemetry"]["sources"]["watch"];

const everyMs = 2_000;

/** A source's newest events, asked for again every two seconds while the page is looked at. */
export function useArrivals(id: string): { seen: Seen | undefined; error: unknown } {
  const [seen, setSeen] = useState<Seen>();
  const { mutate, error } = useMutation(trpc.telemetry.sources.watch.mutationOptions({ onSuccess: setSeen }));
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
