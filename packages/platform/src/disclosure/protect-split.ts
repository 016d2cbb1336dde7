import { type Atom, type Groupings, protectGroupings } from "./protect-groupings";
import { isTooSmall } from "./protection";

/** People alike in every way somebody may group by, and in what they did. */
export type SplitAtom<Grouping extends string> = Atom<Grouping> & { state: string };

/** How far figures may be split: 0 is not at all, n is as the n-th level has it. */
export interface SplitProtection<Grouping extends string> {
  total: number;
  groups: Record<Grouping, Map<string, number>>;
}

interface Splitting<Grouping extends string> {
  ways: Groupings<Grouping>;
  /** Each level says which states are told together; every next one takes some of them apart. */
  levels: readonly (readonly (readonly string[])[])[];
  k: number;
  /** The groups whose size may be shown. */
  only: (grouping: Grouping, key: string) => boolean;
}

/**
 * How far a count of people may be split into states, for everybody and for every group of every grouping at once. At the level that is
 * shown, each state holds nobody or at least k people: in all, in every group that is split, and in every sum or difference of those.
 * Where a few are left over, another group goes with them; and the groups that are not split never turn out to hold nobody of a state
 * which others are in, because that would be their figure.
 */
export function protectSplit<Grouping extends string>(
  atoms: readonly SplitAtom<Grouping>[],
  { ways, levels, k, only }: Splitting<Grouping>,
): SplitProtection<Grouping> {
  const groupings = [...ways.blocks, ways.crossing];
  const all = atoms.filter(({ people }) => people > 0);
  const keysBy = new Map(groupings.map((by) => [by, [...new Set(all.map((atom) => atom[by]))].toSorted()]));
  const depth = Object.fromEntries(
    groupings.map((by) => [by, new Map((keysBy.get(by) ?? []).map((key) => [key, 0]))]),
  ) as unknown as SplitProtection<Grouping>["groups"];
  let open = new Set(
    groupings.flatMap((by) => (keysBy.get(by) ?? []).flatMap((key) => (only(by, key) ? [nameOf(by, key)] : []))),
  );
  let total = 0;
  for (const level of levels) {
    const parts = level.map((states) => all.filter(({ state }) => states.includes(state)));
    if (parts.some((part) => isTooSmall(peopleOf(part), k))) break;
    total += 1;
    if (open.size > 0) open = shrunk(open, parts);
    for (const by of groupings)
      for (const key of keysBy.get(by) ?? []) if (open.has(nameOf(by, key))) depth[by].set(key, total);
  }
  return { total, groups: depth };

  /** The groups that may be split alike: fewer and fewer, until what the others hold is nobody's figure. */
  function shrunk(from: ReadonlySet<string>, parts: readonly (readonly SplitAtom<Grouping>[])[]): Set<string> {
    let left = new Set(from);
    for (;;) {
      const before = left.size;
      for (const part of parts) {
        const { groups } = protectGroupings(ways, part, k, (by, key) => left.has(nameOf(by, key)));
        const isShown = (by: Grouping, key: string) => (groups[by].get(key) ?? "shown") === "shown";
        left = kept(left, isShown);
      }
      for (const by of groupings) {
        const told = tellsTheRest(by, left, parts);
        if (told !== null) left = kept(left, (each, key) => each !== by || key !== told);
      }
      if (left.size === before) return left;
    }
  }

  function kept(from: ReadonlySet<string>, isKept: (by: Grouping, key: string) => boolean): Set<string> {
    return new Set(
      groupings
        .flatMap((by) => (keysBy.get(by) ?? []).map((key) => ({ by, key, name: nameOf(by, key) })))
        .flatMap(({ by, key, name }) => (from.has(name) && isKept(by, key) ? [name] : [])),
    );
  }

  /** Where the groups that are not split hold nobody of a state, the smallest split group that has some of it. */
  function tellsTheRest(
    by: Grouping,
    left: ReadonlySet<string>,
    parts: readonly (readonly SplitAtom<Grouping>[])[],
  ): string | null {
    const keys = keysBy.get(by) ?? [];
    if (keys.every((key) => left.has(nameOf(by, key)))) return null;
    for (const part of parts) {
      if (part.length === 0 || part.some((atom) => !left.has(nameOf(by, atom[by])))) continue;
      const having = [...new Set(part.map((atom) => atom[by]))].map((key) => ({
        key,
        people: peopleOf(all.filter((atom) => atom[by] === key)),
      }));
      return (
        having.toSorted((one, other) => one.people - other.people || (one.key < other.key ? -1 : 1))[0]?.key ?? null
      );
    }
    return null;
  }
}

const nameOf = (by: string, key: string) => `${by} ${key}`;

const peopleOf = (atoms: readonly { people: number }[]) => atoms.reduce((sum, { people }) => sum + people, 0);
