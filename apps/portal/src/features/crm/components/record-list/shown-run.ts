import { useSyncExternalStore } from "react";
import type { RecordType } from "../record-form/record-fields";

/** A change of many records that goes on in the background, and whether its dialog is open. */
export interface ShownRun {
  runId: string;
  type: RecordType;
  open: boolean;
}

let shown: ShownRun | null = null;
const listeners = new Set<() => void>();

/** Follows a run, or none any more: whichever list is open shows it. */
export function showRun(run: ShownRun | null): void {
  shown = run;
  for (const listener of listeners) listener();
}

export const useShownRun = (): ShownRun | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
