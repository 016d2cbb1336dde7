import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc";

/** How many posts of the last 90 days wait for a first word. */
export function useUnansweredCount(): number | undefined {
  const { data } = useQuery(trpc.feedback.posts.figures.queryOptions(undefined, { staleTime: 60_000 }));
  return data && data.posts - data.answered;
}
