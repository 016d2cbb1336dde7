import { queryOptions, useQuery } from "@tanstack/react-query";
import { problemOf } from "./problem";
import { api, queryClient } from "./trpc";

export type Session = Awaited<ReturnType<typeof api.directory.session.current.query>>;

/** Who is signed in; `null` when nobody is. Held in the cache under a key of its own. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await api.directory.session.current.query();
    } catch (error) {
      if (problemOf(error).kind === "signedOut") return null;
      throw error;
    }
  },
});

/** The signed-in person's session. Only below the shell, where there always is one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error("useSession needs a signed-in person; use it below the shell");
  return data;
}

/** Whether the person holds a permission, by its qualified name: `crm.account.read`. */
export function useCan(): (permission: string) => boolean {
  const session = useSession();
  return (permission) => session.permissions.includes(permission);
}

/** Forgets everything read for the last person, on sign-out or when another one signs in. */
export function forgetSession(): void {
  queryClient.clear();
}
