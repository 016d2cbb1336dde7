/**
 * The attacker of the property tests: knows which blocks of people every shown figure adds up, and does linear algebra.
 * Returns the smallest number of people (1 or more) over whom a sum can be worked out; Infinity where none can.
 */
export function smallestExposedGroup(shown: readonly (readonly number[])[], blocks: readonly number[]): number {
  const basis = reduced(shown);
  let smallest = Number.POSITIVE_INFINITY;
  for (let subset = 1; subset < 2 ** blocks.length; subset += 1) {
    const target = blocks.map((_, index) => (subset >> index) & 1);
    const people = blocks.reduce((sum, size, index) => sum + size * (target[index] ?? 0), 0);
    if (people > 0 && people < smallest && spans(basis, target)) smallest = people;
  }
  return smallest;
}

type Pivot = { at: number; row: number[] };

function spans(basis: readonly Pivot[], target: readonly number[]): boolean {
  return clear(basis, target).every((value) => Math.abs(value) < 1e-9);
}

function reduced(rows: readonly (readonly number[])[]): Pivot[] {
  const basis: Pivot[] = [];
  for (const row of rows) {
    const rest = clear(basis, row);
    const at = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (at >= 0) basis.push({ at, row: rest.map((value) => value / (rest[at] ?? 1)) });
  }
  return basis;
}

function clear(basis: readonly Pivot[], row: readonly number[]): number[] {
  return basis.reduce(
    (rest, pivot) => rest.map((value, index) => value - (rest[pivot.at] ?? 0) * (pivot.row[index] ?? 0)),
    [...row],
  );
}
