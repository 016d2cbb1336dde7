import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { z } from "zod/mini";

/**
 * The address bar as typed state. Give the same `zod/mini` schema to `validateSearch` and to this hook, every part optional or
 * with `z.catch`, so that a mangled link opens the page instead of an error.
 */
export function useSearchState<Schema extends z.ZodMiniType>(
  schema: Schema,
): [z.output<Schema>, (change: Partial<z.output<Schema>>, options?: { replace?: boolean }) => void] {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  const parsed = schema.safeParse(raw);
  const state = (parsed.success ? parsed.data : {}) as z.output<Schema>;
  function change(next: Partial<z.output<Schema>>, options?: { replace?: boolean }) {
    void navigate({
      to: ".",
      search: (before: object) => withoutUndefined({ ...before, ...next }),
      replace: options?.replace,
      resetScroll: false,
    });
  }
  return [state, change];
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
