import type { RetentionData } from "./usage-types";

export { pooledReturn } from "@arraigo/telemetry/usage-contract";

export interface CohortRow {
  start: string;
  end: string;
  /** Null where they are not shown. */
  people: number | null;
  hidden: "small" | "complement" | null;
  /** Who came back 0, 1, 2 ... periods after. */
  back: readonly number[];
}

/** From the first period on in which anybody began. */
export function cohortRows(cohorts: RetentionData["cohorts"]): CohortRow[] {
  const first = cohorts.findIndex(({ people }) => people !== 0);
  return cohorts.slice(Math.max(0, first)).map((cohort) => ({
    start: cohort.start,
    end: cohort.end,
    people: cohort.people,
    hidden: "hidden" in cohort ? cohort.hidden.suppressed : null,
    back: "back" in cohort ? cohort.back : [],
  }));
}
