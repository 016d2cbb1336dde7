import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { Address } from "./address";

/**
 * The address bar as typed state. Give the same `address(…)` to `validateSearch` and to this hook; every part is optional, so that a
 * mangled link opens the page instead of an error.
 */
export function useSearchState<State extends object>(
  page: Address<State>,
): [State, (change: Partial<State>, options?: { replace?: boolean }) => void] {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  function change(next: Partial<State>, options?: { replace?: boolean }) {
    void navigate({
      to: ".",
      search: (before: object) => withoutUndefined({ ...before, ...next }),
      replace: options?.replace,
      resetScroll: false,
    });
  }
  return [page.parse(raw), change];
}

/** One part of the path, for example `usePathPart("accountId")` below `/crm/accounts/$accountId`. */
export function usePathPart(name: string): string {
  const params: Record<string, unknown> = useParams({ strict: false });
  const value = params[name];
  if (typeof value !== "string") throw new Error(`The route has no $${name}`);
  return value;
}

function withoutUndefined(record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ""));
}
