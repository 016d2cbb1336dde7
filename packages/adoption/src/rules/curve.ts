import { addDays, earliestOf, type LocalDate, latestOf } from "@arraigo/platform/calendar";
import type { PersonInScope } from "./scope";

/** One point of the adoption curve: of the people in scope on that day, how many had adopted and not lapsed. */
export interface CurvePoint {
  date: LocalDate;
  adopted: number;
  inScope: number;
}

/**
 * The adoption curve at the given days (usually the last days of weeks), one row for each day in the order given.
 * Somebody counts as adopted from the day they adopted, not on the day they lapse, and never outside their scope.
 * An entry may stand for several people alike in all of this (`people`).
 */
export function adoptionCurve(
  people: readonly (PersonInScope & { people?: number })[],
  dates: readonly LocalDate[],
): CurvePoint[] {
  const days = [...new Set(dates)].toSorted();
  const inScope = counterOver(days);
  const adopted = counterOver(days);
  for (const { scopeFrom, scopeUntil, spells, people: count = 1 } of people) {
    const afterScope = scopeUntil === null ? null : addDays(scopeUntil, 1);
    inScope.add(scopeFrom, afterScope, count);
    for (const { adoptedOn, lapsedOn } of spells)
      adopted.add(latestOf(scopeFrom, adoptedOn), earliestOf(lapsedOn, afterScope), count);
  }
  const [scopeCounts, adoptedCounts] = [inScope.counts(), adopted.counts()];
  const rows = new Map(days.map((date, at) => [date, { adopted: adoptedCounts[at], inScope: scopeCounts[at] }]));
  return dates.map((date) => ({ date, adopted: rows.get(date)?.adopted ?? 0, inScope: rows.get(date)?.inScope ?? 0 }));
}

/** Counts how many intervals (end not included) hold each day: up where one begins, down where it ends, then a running sum. */
function counterOver(days: readonly LocalDate[]) {
  const changes = new Array<number>(days.length + 1).fill(0);
  const change = (at: number, by: number) => {
    changes[at] = (changes[at] ?? 0) + by;
  };
  return {
    add(from: LocalDate, before: LocalDate | null, count: number) {
      const begins = firstAtOrAfter(days, from);
      const ends = before === null ? days.length : firstAtOrAfter(days, before);
      if (begins >= ends) return;
      change(begins, count);
      change(ends, -count);
    },
    counts() {
      let sum = 0;
      return days.map((_, at) => (sum += changes[at] ?? 0));
    },
  };
}

function firstAtOrAfter(days: readonly LocalDate[], date: LocalDate): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? date) < date) low = middle + 1;
    else high = middle;
  }
  return low;
}
