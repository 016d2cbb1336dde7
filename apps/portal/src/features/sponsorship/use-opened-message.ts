import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "use-intl";
import { api, trpc } from "../../lib/trpc";

/**
 * Opens a message, which counts as reading it. Opening is a mutation on the server, yet the screen needs it as a read: once for
 * each message and language while the page lives, with loading, refusal and failure told apart.
 */
export function useOpenedMessage(id: string) {
  const queryClient = useQueryClient();
  const locale = useLocale();
  return useQuery({
    queryKey: ["sponsorship", "opened", id, locale],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const message = await api.sponsorship.messages.read.mutate({ id });
      void queryClient.invalidateQueries(trpc.sponsorship.messages.mine.pathFilter());
      return message;
    },
  });
}
