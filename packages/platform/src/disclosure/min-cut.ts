/** People on the line between two nodes of an undirected graph. */
export interface Edge {
  one: number;
  other: number;
  people: number;
}

/**
 * The fewest people on the lines that must go to part any connected piece of the graph in two; Infinity where no piece has two nodes.
 * Source: Stoer & Wagner (1997), A simple min-cut algorithm, Journal of the ACM 44, 585-591, run on each connected piece.
 */
export function smallestCut(nodes: number, edges: readonly Edge[]): number {
  const weights = new Map<number, Map<number, number>>();
  const add = (from: number, to: number, people: number) => {
    const row = weights.get(from) ?? new Map<number, number>();
    weights.set(from, row.set(to, (row.get(to) ?? 0) + people));
  };
  for (const { one, other, people } of edges) {
    if (people <= 0 || one === other) continue;
    add(one, other, people);
    add(other, one, people);
  }
  let smallest = Number.POSITIVE_INFINITY;
  for (const piece of pieces(nodes, weights)) smallest = Math.min(smallest, cutOf(piece, weights));
  return smallest;
}

type Weights = Map<number, Map<number, number>>;

function pieces(nodes: number, weights: Weights): number[][] {
  const seen = new Set<number>();
  const found: number[][] = [];
  for (let start = 0; start < nodes; start += 1) {
    if (seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (const node of piece)
      for (const next of weights.get(node)?.keys() ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          piece.push(next);
        }
    found.push(piece);
  }
  return found;
}

/** Merges the last two nodes of each phase; the cut that leaves the very last one alone is a candidate. */
function cutOf(piece: readonly number[], weights: Weights): number {
  let left = [...piece];
  let smallest = Number.POSITIVE_INFINITY;
  while (left.length > 1) {
    const { last, before, cut } = phase(left, weights);
    smallest = Math.min(smallest, cut);
    merge(last, before, weights);
    left = left.filter((node) => node !== last);
  }
  return smallest;
}

function phase(left: readonly number[], weights: Weights): { last: number; before: number; cut: number } {
  const tied = new Map(left.map((node) => [node, 0]));
  let [before, last, cut] = [-1, -1, 0];
  while (tied.size > 0) {
    before = last;
    [last, cut] = [...tied].reduce((best, next) => (next[1] > best[1] ? next : best));
    tied.delete(last);
    for (const [next, people] of weights.get(last) ?? [])
      if (tied.has(next)) tied.set(next, (tied.get(next) ?? 0) + people);
  }
  return { last, before, cut };
}

function merge(last: number, into: number, weights: Weights): void {
  const target = weights.get(into) ?? new Map<number, number>();
  weights.set(into, target);
  for (const [node, people] of weights.get(last) ?? []) {
    const row = weights.get(node);
    row?.delete(last);
    if (node === into) continue;
    target.set(node, (target.get(node) ?? 0) + people);
    row?.set(into, (row.get(into) ?? 0) + people);
  }
  weights.delete(last);
}
