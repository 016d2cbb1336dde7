import type { AppRouter } from "@arraigo/api";
import { QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { language } from "./language";
import { problemOf } from "./problem";

const signedOutListeners = new Set<() => void>();

/** Calls back when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (problemOf(error).kind === "signedOut") for (const listener of signedOutListeners) listener();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Asking again helps when the network failed, never when the answer was "no".
      retry: (failures, error) => failures < 2 && problemOf(error).kind === "notReached",
    },
    mutations: { retry: false },
  },
});

const client = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: "/trpc",
      // Errors come back as sentences, so the server must know the language before it knows the person.
      headers: () => ({ "accept-language": language() }),
      maxURLLength: 6_000,
    }),
  ],
});

/** Query, mutation and key factories for every procedure: `useQuery(trpc.crm.accounts.list.queryOptions(input))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

/** The bare client, for calls outside a query: palette search, downloads. */
export { client as api };
