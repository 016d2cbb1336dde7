import { assertPeople, type GroupSize, isTooSmall, minimumGroupSize, type Protection } from "./protection";

/**
 * Protects the parts of a whole whose own figure is shown. Each part is "shown", "small" (1 to k-1 people) or
 * "complement" (hidden with a small one, smallest first, by key where equal). The hidden remainder holds 0 or at least
 * k people; where all parts together hold fewer, all are hidden, and the whole must be too.
 * @throws RangeError for a key given twice, or people that are no whole number of 0 or more.
 */
export function protectPartition(cells: readonly GroupSize[], k = minimumGroupSize): Map<string, Protection> {
  return protectBeside(0, cells, k);
}

/**
 * The same, beside `hiddenPeople` more who belong to the whole and are in none of the parts, or in one that is hidden
 * already: their number weighs in the remainder.
 */
export function protectBeside(hiddenPeople: number, cells: readonly GroupSize[], k: number): Map<string, Protection> {
  const protections = new Map<string, Protection>();
  let remainder = hiddenPeople;
  for (const cell of cells) {
    const { key, people } = cell;
    if (protections.has(key)) throw new RangeError(`given twice: ${key}`);
    assertPeople(cell);
    protections.set(key, isTooSmall(people, k) ? "small" : "shown");
    if (isTooSmall(people, k)) remainder += people;
  }
  const candidates = cells.filter(({ people }) => people >= k && people > 0).toSorted(smallestFirst);
  for (const { key, people } of candidates) {
    if (!isTooSmall(remainder, k)) break;
    protections.set(key, "complement");
    remainder += people;
  }
  return protections;
}

function smallestFirst(one: GroupSize, other: GroupSize): number {
  return one.people - other.people || (one.key < other.key ? -1 : 1);
}
