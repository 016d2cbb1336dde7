import { trpc } from "../../lib/trpc";

/** What was sent, newest first, a few at a time: one query for the page's sentence and for the list. */
export function sentQuery() {
  return trpc.sponsorship.messages.sent.infiniteQueryOptions(
    { limit: 8 },
    { getNextPageParam: (page) => page.next ?? undefined },
  );
}
