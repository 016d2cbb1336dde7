import { isTooSmall, minimumGroupSize } from "./protection";

/**
 * Whether the figures of two sets may both be known: a unit and a role that overlap, a filter put on and taken off, the
 * same group on two days. Whoever knows both knows their difference, so each side of it (`differenceSizes`) must hold 0
 * or at least k people. Stricter than the difference of two mixed sides needs: one joiner against many leavers is
 * refused as well, because the many are often known from elsewhere.
 */
export function safeTogether(sizesOfDifferences: readonly number[], k = minimumGroupSize): boolean {
  return sizesOfDifferences.every((people) => !isTooSmall(people, k));
}

/** How many are only in the first set, and how many only in the second. */
export function differenceSizes<Person>(first: ReadonlySet<Person>, second: ReadonlySet<Person>): [number, number] {
  let shared = 0;
  for (const person of first) if (second.has(person)) shared += 1;
  return [first.size - shared, second.size - shared];
}
