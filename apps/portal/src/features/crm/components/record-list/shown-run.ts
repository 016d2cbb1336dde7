import { useSyncExternalStore } from "react";
import type { RecordType } from "../record-form/record-fields";

/** A change of many records that goes on, or is taken back, in the background, and whether its dialog is open. */
export interface ShownRun {
  runId: string;
  /** Null where that is not known: a handover is of many types. */
  type: RecordType | null;
  open: boolean;
}

let shown: ShownRun | null = null;
const listeners = new Set<() => void>();

/** Follows a run, or none any more: whichever list is open shows it. Returns whether one is. */
export function showRun(run: ShownRun | null): boolean {
  shown = run;
  for (const listener of listeners) listener();
  return listeners.size > 0;
}

export const useShownRun = (): ShownRun | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
