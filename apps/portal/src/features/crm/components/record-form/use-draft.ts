import { useState } from "react";
import { changedFields } from "./conflicting-fields";
import type { FieldValue, FieldValues } from "./record-fields";

/** What a form had read, and what is written in it now. Values that cannot be values are kept aside until they are mended. */
export function useDraft(read: FieldValues, namesRead: Readonly<Record<string, string>>) {
  const [was, setWas] = useState(read);
  const [written, setWritten] = useState<FieldValues>(read);
  const [names, setNames] = useState(namesRead);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  return {
    was,
    written,
    names,
    broken,
    changes: changedFields(was, written),
    put: (key: string, value: FieldValue | undefined, name?: string) => {
      const next = new Set(broken);
      if (value === undefined) next.add(key);
      else next.delete(key);
      setBroken(next);
      if (value !== undefined) setWritten((now) => ({ ...now, [key]: value }));
      if (name !== undefined) setNames((now) => ({ ...now, [key]: name }));
    },
    /** Starts anew from what stands now: what was written here stays, everything else becomes what others made of it. */
    rebase: (now: FieldValues, namesNow: Readonly<Record<string, string>>) => {
      const mine = changedFields(was, written);
      setWas(now);
      setWritten({ ...now, ...mine });
      setNames((known) => ({
        ...namesNow,
        ...Object.fromEntries(Object.entries(known).filter(([key]) => key in mine)),
      }));
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;
