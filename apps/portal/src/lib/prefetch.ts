import type { FetchQueryOptions, QueryKey } from "@tanstack/react-query";
import { queryClient } from "./trpc";

/**
 * For a route's `loader`: starts reading while the screen's code is still on its way, and never holds the navigation back.
 * Failures are shown by the screen that reads the same query.
 */
export function prefetch<Data, Failure, Selected, Key extends QueryKey>(
  ...queries: readonly FetchQueryOptions<Data, Failure, Selected, Key>[]
): void {
  for (const query of queries) void queryClient.prefetchQuery(query);
}
