/**
 * The attacker of the property tests: knows which atoms (people alike in every grouping) each shown figure adds up, and does linear algebra
 * over all of them. Answers the fewest people over whom a sum can be worked out; Infinity where none can.
 */
export function smallestExposed(shown: readonly (readonly number[])[], people: readonly number[]): number {
  const basis: number[][] = [];
  const reduce = (row: readonly number[]) =>
    basis.reduce(
      (rest, pivot) => {
        const at = pivot.findIndex((value) => Math.abs(value) > 1e-9);
        const factor = (rest[at] ?? 0) / (pivot[at] ?? 1);
        return rest.map((value, index) => value - factor * (pivot[index] ?? 0));
      },
      [...row],
    );
  for (const row of shown) {
    const rest = reduce(row);
    if (rest.some((value) => Math.abs(value) > 1e-9)) basis.push(rest);
  }
  let smallest = Number.POSITIVE_INFINITY;
  for (let subset = 1; subset < 2 ** people.length; subset += 1) {
    const target = people.map((_, index) => (subset >> index) & 1);
    const size = people.reduce((sum, count, index) => sum + count * (target[index] ?? 0), 0);
    if (size < smallest && reduce(target).every((value) => Math.abs(value) < 1e-7)) smallest = size;
  }
  return smallest;
}
