import { useEffect, useSyncExternalStore } from "react";

/** A key a screen listens to, for the sheet that "?" opens. */
export interface ScreenKey {
  keys: readonly string[];
  what: string;
}

const none: readonly ScreenKey[] = [];
let current = none;
const listeners = new Set<() => void>();

function put(keys: readonly ScreenKey[]): void {
  current = keys;
  for (const listener of listeners) listener();
}

/** Tells the sheet of keys what this screen listens to, as long as it is there. Give it a list that does not change by itself. */
export function useScreenKeys(keys: readonly ScreenKey[]): void {
  useEffect(() => {
    put(keys);
    return () => put(none);
  }, [keys]);
}

export function useCurrentScreenKeys(): readonly ScreenKey[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
