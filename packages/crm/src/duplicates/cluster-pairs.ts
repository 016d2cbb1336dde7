/**
 * Groups of records that hang together by pairs, each with its strongest pairs first. A group never grows beyond `sizeMax`: what
 * would take it further stays a pair of its own, so that a chain of half-likely pairs cannot tie up half the customers.
 */
export function clusterPairs<Id extends string>(pairs: readonly { one: Id; other: Id }[], sizeMax: number): Id[][] {
  const groupOf = new Map<Id, Set<Id>>();
  const alone: Set<Id>[] = [];
  for (const { one, other } of pairs) {
    const [mine, theirs] = [groupOf.get(one) ?? new Set([one]), groupOf.get(other) ?? new Set([other])];
    if (mine === theirs) continue;
    if (mine.size + theirs.size > sizeMax) {
      alone.push(new Set([one, other]));
      continue;
    }
    for (const id of theirs) mine.add(id);
    for (const id of mine) groupOf.set(id, mine);
  }
  return [...new Set(groupOf.values()), ...alone].map((group) => [...group]);
}
