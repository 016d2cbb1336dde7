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

/**
 * Whether parting any connected piece takes at least `people`: what `smallestCut` decides, in a fraction of the time. Two nodes with that
 * many between them stand on the same side of every smaller cut, so they are one; mostly little is left.
 */
export function holdsTogether(nodes: number, edges: readonly Edge[], people: number): boolean {
  let [left, count] = [edges, nodes];
  for (;;) {
    const joined = contracted(count, left, people);
    if (joined.nodes === count) return smallestCut(count, joined.edges) >= people;
    [left, count] = [joined.edges, joined.nodes];
    if (left.length === 0) return true;
  }
}

/** The graph with lines between the same nodes added up, and nodes with `people` or more between them made one. */
function contracted(nodes: number, edges: readonly Edge[], people: number): { nodes: number; edges: Edge[] } {
  const sums = new Map<number, number>();
  for (const { one, other, people: some } of edges) {
    if (some <= 0 || one === other) continue;
    const line = Math.min(one, other) * nodes + Math.max(one, other);
    sums.set(line, (sums.get(line) ?? 0) + some);
  }
  const parent = Array.from({ length: nodes }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const heavy = [...sums].filter(([, some]) => some >= people);
  for (const [line] of heavy) parent[root(Math.floor(line / nodes))] = root(line % nodes);
  const numbers = new Map<number, number>();
  const numberOf = (node: number) => {
    const of = root(node);
    const number = numbers.get(of) ?? numbers.size;
    numbers.set(of, number);
    return number;
  };
  for (let node = 0; node < nodes; node += 1) numberOf(node);
  const rest = [...sums].flatMap(([line, some]): Edge[] => {
    const [one, other] = [numberOf(Math.floor(line / nodes)), numberOf(line % nodes)];
    return one === other ? [] : [{ one, other, people: some }];
  });
  return { nodes: numbers.size, edges: rest };
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
