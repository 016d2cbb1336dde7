import { type Bits, countBoth, hasBit, numbersIn } from "../presence/bits";
import type { DayUse } from "../presence/read-presence";
import { usesBy } from "../presence/uses-by";
import { anybodyOn, daysPerPerson } from "./active-people";

export interface Breadth {
  /** People who used anything. */
  people: number;
  /** Distinct features per person who used anything: the mean. */
  features: number | null;
  /** Uses per person and active day: the mean over all active days. */
  depth: number | null;
  /** Active days per person and week: the mean over the people who used anything. */
  frequency: number | null;
}

/** Breadth, depth and frequency of a set of people over whole weeks. Null where nobody used anything. */
export function breadthOf(
  everything: readonly DayUse[],
  byFeature: ReadonlyMap<string, readonly DayUse[]>,
  of: Bits,
  weeks: number,
): Breadth {
  const active = countBoth(anybodyOn(everything), of);
  if (active === 0) return { people: 0, features: null, depth: null, frequency: null };
  const features = [...byFeature.values()].reduce((sum, days) => sum + countBoth(anybodyOn(days), of), 0);
  const uses = everything.reduce((sum, day) => sum + usesBy(day, of), 0);
  const perPerson = daysPerPerson(everything);
  let activeDays = 0;
  for (const number of numbersIn(of)) activeDays += perPerson[number] ?? 0;
  return {
    people: active,
    features: features / active,
    depth: uses / activeDays,
    frequency: activeDays / active / weeks,
  };
}

/** How many people of the set used exactly 1, 2, 3 ... of the features; the first number is those who used none of them. */
export function breadthHistogram(
  byFeature: ReadonlyMap<string, readonly DayUse[]>,
  of: Bits,
  people: number,
): number[] {
  const sets = [...byFeature.values()].map((days) => anybodyOn(days));
  const histogram = Array.from({ length: sets.length + 1 }, () => 0);
  let counted = 0;
  for (const number of numbersIn(of)) {
    const used = sets.filter((set) => hasBit(set, number)).length;
    histogram[used] = (histogram[used] ?? 0) + 1;
    counted += 1;
  }
  histogram[0] = Math.max(0, (histogram[0] ?? 0) + people - counted);
  return histogram;
}
