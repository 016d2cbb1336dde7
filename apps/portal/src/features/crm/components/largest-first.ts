interface Counted {
  count: number;
}

/** More bars than this say nothing at a glance: what is beyond is one bar together. */
const shownMax = 10;

/** Those there is something of, the largest first; of equals, the earlier one. */
export function largestFirst<R extends Counted>(rows: readonly R[]): R[] {
  return rows.filter((row) => row.count > 0).toSorted((a, b) => b.count - a.count);
}

/** The first ten rows, and how many come after them with how much together. One row more is shown as itself. */
export function foldRest<R extends Counted>(rows: readonly R[]): { shown: R[]; others: Counted & { rows: number } } {
  const until = rows.length === shownMax + 1 ? rows.length : shownMax;
  const rest = rows.slice(until);
  return {
    shown: rows.slice(0, until),
    others: { rows: rest.length, count: rest.reduce((sum, row) => sum + row.count, 0) },
  };
}
