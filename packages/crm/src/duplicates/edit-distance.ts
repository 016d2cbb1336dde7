/**
 * The fewest insertions, deletions, substitutions and swaps of neighbours that turn one text into the other (optimal string
 * alignment; Damerau 1964, Boytsov 2011). Counted in UTF-16 units, so pass folded text.
 */
export function editDistance(one: string, other: string): number {
  if (one === other) return 0;
  const [wide, high] = [one.length, other.length];
  if (wide === 0 || high === 0) return wide + high;
  let [before, above, row] = [new Uint8Array(wide + 1), new Uint8Array(wide + 1), new Uint8Array(wide + 1)];
  for (let x = 0; x <= wide; x++) above[x] = x;
  for (let y = 1; y <= high; y++) {
    row[0] = y;
    const letter = other.charCodeAt(y - 1);
    for (let x = 1; x <= wide; x++) {
      const same = one.charCodeAt(x - 1) === letter;
      let least = Math.min((above[x] ?? 0) + 1, (row[x - 1] ?? 0) + 1, (above[x - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        x > 1 && y > 1 && one.charCodeAt(x - 2) === letter && one.charCodeAt(x - 1) === other.charCodeAt(y - 2);
      if (swapped) least = Math.min(least, (before[x - 2] ?? 0) + 1);
      row[x] = least;
    }
    [before, above, row] = [above, row, before];
  }
  return above[wide] ?? 0;
}

/** 1 for equal texts, 0 for texts with nothing in common: one minus the distance per letter of the longer one. */
export function editSimilarity(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - editDistance(one, other) / longest;
}
