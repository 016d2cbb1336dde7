import { useState } from "react";
import type { BulkTarget, ListFilter } from "./list-procedures";

/**
 * The rows chosen in a list: some by hand, or all that match. The choice belongs to the filter it was made in: another filter
 * begins with none.
 */
export function useChosen(filter: ListFilter) {
  const at = JSON.stringify(filter);
  const [chosen, setChosen] = useState<{ at: string; ids: ReadonlySet<string>; all: boolean }>({
    at,
    ids: new Set(),
    all: false,
  });
  const now = chosen.at === at ? chosen : { at, ids: new Set<string>(), all: false };
  const target: BulkTarget | undefined = now.all ? { filter } : now.ids.size > 0 ? { ids: [...now.ids] } : undefined;
  return {
    ids: now.ids,
    all: now.all,
    target,
    choose: (ids: ReadonlySet<string>) => setChosen({ at, ids, all: false }),
    chooseAll: () => setChosen({ ...now, all: true }),
    clear: () => setChosen({ at, ids: new Set(), all: false }),
  };
}

export type Chosen = ReturnType<typeof useChosen>;
