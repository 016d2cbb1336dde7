import type { RetentionData } from "./usage-types";

export interface CohortRow {
  start: string;
  end: string;
  /** Null where they are not shown. */
  people: number | null;
  hidden: "small" | "complement" | null;
  /** Who came back 0, 1, 2 ... periods after. */
  back: readonly number[];
}

export const cohortRows = (cohorts: RetentionData["cohorts"]): CohortRow[] =>
  cohorts.map((cohort) => ({
    start: cohort.start,
    end: cohort.end,
    people: cohort.people,
    hidden: "hidden" in cohort ? cohort.hidden.suppressed : null,
    back: "back" in cohort ? cohort.back : [],
  }));

/**
 * Of everybody shown who could be back `after` periods later, who was: cohorts weighed by their people. Where none is that old, the
 * longest time there is; null where nobody began.
 */
export function pooledReturn(
  rows: readonly CohortRow[],
  after: number,
): { people: number; share: number; after: number } | null {
  for (let later = after; later > 0; later -= 1) {
    const old = rows.filter((row) => (row.people ?? 0) > 0 && row.back.length > later);
    const people = old.reduce((sum, row) => sum + (row.people ?? 0), 0);
    if (people > 0)
      return { people, share: old.reduce((sum, row) => sum + (row.back[later] ?? 0), 0) / people, after: later };
  }
  return null;
}
