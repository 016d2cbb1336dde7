import type { FetchQueryOptions, QueryKey } from "@tanstack/react-query";
import { queryClient } from "./trpc";

/**
 * For a route's `loader`: starts reading while the screen's code is still on its way, and never holds the navigation back.
 * Failures are shown by the screen that reads the same query. Once per query.
 */
export function prefetch<Data, Failure, Selected, Key extends QueryKey>(
  query: FetchQueryOptions<Data, Failure, Selected, Key>,
): void {
  void queryClient.prefetchQuery(query);
}
