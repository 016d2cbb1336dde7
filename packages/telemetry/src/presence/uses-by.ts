import { type Bits, isWithin } from "./bits";
import type { DayUse } from "./read-presence";

/**
 * How often the people of a set did it on a day.
 * @throws RangeError where that takes the counts of each person and the day was read without them.
 */
export function usesBy({ day, people, counts, uses: whole }: DayUse, of: Bits): number {
  if (whole !== null && isWithin(people, of)) return whole;
  if (!counts) throw new RangeError(`the counts of ${day} were not read`);
  let [uses, place] = [0, 0];
  for (let at = 0; at < people.length; at += 1) {
    const [byte, wanted] = [people[at] ?? 0, of[at] ?? 0];
    if (byte === 0) continue;
    for (let bit = 1; bit < 256; bit <<= 1) {
      if (!(byte & bit)) continue;
      if (wanted & bit) uses += counts[place] ?? 0;
      place += 1;
    }
  }
  return uses;
}
