import { type Atom, type Groupings, type GroupingsProtection, protectGroupings } from "./protect-groupings";

/**
 * `protectGroupings` for a table whose rows are closed for another figure's sake: no figure of a hidden group of the first grouping (units,
 * with which pages open) follows from those shown either, however many people it has. Where a closed unit would be everybody less the units shown, the smallest group
 * without which it is not is hidden with it; where it is all there is, the sum of all is hidden too.
 */
export function protectHidden<Grouping extends string>(
  ways: Groupings<Grouping>,
  atoms: readonly Atom<Grouping>[],
  k: number,
  only: (grouping: Grouping, key: string) => boolean,
): GroupingsProtection<Grouping> {
  const all = atoms.filter(({ people }) => people > 0);
  const closed = new Set<string>();
  let isTotalClosed = false;
  for (;;) {
    const decided = protectGroupings(ways, atoms, k, (by, key) => only(by, key) && !closed.has(`${by} ${key}`));
    const result = isTotalClosed ? { ...decided, total: "complement" as const } : decided;
    const groups = groupsOf([...ways.blocks, ways.crossing], all);
    const isShown = ({ by, key }: Group<Grouping>) => result.groups[by].get(key) === "shown";
    const shown = groups.filter(isShown);
    const whole = result.total === "shown" ? [all.map(() => 1)] : [];
    const basisOfAll = (some: readonly Group<Grouping>[]) => basisOf([...some.map(({ row }) => row), ...whole]);
    const basis = basisOfAll(shown);
    const told = groups.find((group) => group.by === ways.blocks[0] && !isShown(group) && follows(basis, group.row));
    if (!told) return result;
    const smallestFirst = shown.toSorted((one, other) => one.people - other.people || (one.key < other.key ? -1 : 1));
    const next =
      smallestFirst.find((group) => !follows(basisOfAll(shown.filter((each) => each !== group)), told.row)) ??
      smallestFirst.find(({ row }) => row.some((isIn, at) => isIn === 1 && told.row[at] === 1)) ??
      smallestFirst[0];
    if (next) closed.add(`${next.by} ${next.key}`);
    else isTotalClosed = true;
  }
}

interface Group<Grouping> {
  by: Grouping;
  key: string;
  people: number;
  /** For each atom, whether it is in the group. */
  row: number[];
}

function groupsOf<Grouping extends string>(
  groupings: readonly Grouping[],
  atoms: readonly Atom<Grouping>[],
): Group<Grouping>[] {
  return groupings.flatMap((by) =>
    [...new Set(atoms.map((atom) => atom[by]))].map((key) => ({
      by,
      key,
      people: atoms.reduce((sum, atom) => sum + (atom[by] === key ? atom.people : 0), 0),
      row: atoms.map((atom) => Number(atom[by] === key)),
    })),
  );
}

interface Pivot {
  at: number;
  row: readonly number[];
}

/** What the figures that are shown say of each atom, as independent lines. */
function basisOf(rows: readonly (readonly number[])[]): Pivot[] {
  const basis: Pivot[] = [];
  for (const row of rows) {
    const rest = reduced(basis, row);
    const at = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (at >= 0) basis.push({ at, row: rest.map((value) => value / (rest[at] ?? 1)) });
  }
  return basis;
}

const reduced = (basis: readonly Pivot[], row: readonly number[]): number[] =>
  basis.reduce(
    (rest, pivot) => {
      const factor = rest[pivot.at] ?? 0;
      return factor === 0 ? rest : rest.map((value, index) => value - factor * (pivot.row[index] ?? 0));
    },
    [...row],
  );

/** Whether some weighing of what is shown gives exactly this group. */
const follows = (basis: readonly Pivot[], row: readonly number[]): boolean =>
  reduced(basis, row).every((value) => Math.abs(value) < 1e-9);
