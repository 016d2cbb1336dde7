import { type Edge, holdsTogether } from "./min-cut";
import { isTooSmall, type Protection } from "./protection";

/** People who are alike in every way somebody may group by: one unit, one location, one job role. */
export type Atom<Grouping extends string> = Record<Grouping, string> & {
  /** How many of them the figure counts. */
  people: number;
};

/** The ways people may be grouped, in the order in which they are preferred where not all can be shown. */
export interface Groupings<Grouping extends string> {
  /** Each cuts the people into blocks; units, waves, locations. */
  blocks: readonly Grouping[];
  /** The one that runs across all of them; job roles. */
  crossing: Grouping;
}

export interface GroupingsProtection<Grouping extends string> {
  /** The figure over everybody. */
  total: Protection;
  /** Each group's figure, by grouping and key; every group is present. */
  groups: Record<Grouping, Map<string, Protection>>;
  /** Whether a further set of people (given as atoms, each whole) may be known beside all of these; once taken it counts as shown. */
  take(isIn: (atom: Atom<Grouping>) => boolean): Protection;
}

/**
 * Decides which groups of one figure may be shown when the same people can be grouped in several ways, and whoever reads one grouping
 * may read the others. What is guaranteed: no weighing of the shown figures, by any numbers, gives the sum over
 * 1 to k-1 people. The proof has two steps.
 *
 * 1. Units and waves (`blocks`) cut the people into blocks, and a group is shown only if every block then still holds k people or more. So
 *    each shown unit or wave is a union of blocks, and every sum or difference of them is too.
 * 2. Blocks and shown roles (`crossing`; with all hidden roles as one) are the two sides of a graph, the people its lines. A set that a weighing picks out
 *    gives each line "its block's number minus its role's number", which is 0 or 1; the lines with 1 then hold a whole cut of the graph.
 *    So roles are shown only while the smallest cut of each connected piece holds k people or more.
 *
 * Larger groups come first, units before waves before roles: the page opens with units. Not guaranteed, because no table of sums can: that
 * a group in which everybody or nobody did it says nothing about its members, that somebody who knows all the others of a group learns
 * nothing, and that figures of different days, between which somebody came or left, say nothing about that person.
 */
export function protectGroupings<Grouping extends string>(
  { blocks: cutting, crossing }: Groupings<Grouping>,
  atoms: readonly Atom<Grouping>[],
  k: number,
  only?: (grouping: Grouping, key: string) => boolean,
): GroupingsProtection<Grouping> {
  const groupings = [...cutting, crossing];
  const all = atoms.filter(({ people }) => people > 0);
  const total = all.reduce((sum, { people }) => sum + people, 0);
  const shownRoles = new Set<string>();
  let blocks = all.map(() => 0);

  const split = (isIn: (atom: Atom<Grouping>) => boolean) => refined(all, blocks, isIn, k);
  const cutHolds = (assigned: readonly number[], roles: ReadonlySet<string>) =>
    roles.size === 0 ||
    isWhole(
      all.map((atom) => ({ role: atom[crossing], people: atom.people })),
      assigned,
      roles,
      k,
    );
  const take = (isIn: (atom: Atom<Grouping>) => boolean): Protection => {
    const people = all.reduce((sum, atom) => sum + (isIn(atom) ? atom.people : 0), 0);
    if (people === 0) return "shown";
    if (isTooSmall(people, k)) return "small";
    const next = isTooSmall(total, k) ? null : split(isIn);
    if (!next || !cutHolds(next, shownRoles)) return "complement";
    blocks = next;
    return "shown";
  };
  const takeRole = (role: string): Protection => {
    const people = all.reduce((sum, atom) => sum + (atom[crossing] === role ? atom.people : 0), 0);
    if (people === 0) return "shown";
    if (isTooSmall(people, k)) return "small";
    const next = new Set(shownRoles).add(role);
    if (isTooSmall(total, k) || !cutHolds(blocks, next)) return "complement";
    shownRoles.add(role);
    return "shown";
  };

  const result = Object.fromEntries(
    groupings.map((grouping) => [grouping, new Map<string, Protection>()]),
  ) as GroupingsProtection<Grouping>["groups"];
  const isClosed = (grouping: Grouping, key: string) => only !== undefined && !only(grouping, key);
  // Mostly all that are large enough may be shown together; what holds for all of them holds for each on the way there.
  const atOnce = isTooSmall(total, k) ? null : together();
  if (atOnce) {
    blocks = atOnce.blocks;
    for (const role of atOnce.roles) shownRoles.add(role);
  }
  for (const grouping of groupings)
    for (const { key, people } of largestFirst(atoms, grouping)) {
      const closed = isClosed(grouping, key);
      if (atOnce && !closed) result[grouping].set(key, people > 0 && isTooSmall(people, k) ? "small" : "shown");
      else if (closed)
        result[grouping].set(key, isTooSmall(people, k) ? "small" : people === 0 ? "shown" : "complement");
      else result[grouping].set(key, grouping === crossing ? takeRole(key) : take((atom) => atom[grouping] === key));
    }
  return { total: isTooSmall(total, k) ? "small" : "shown", groups: result, take };

  /** The blocks and roles that remain where every group that is large enough is shown; null where that tells too much. */
  function together(): { blocks: number[]; roles: Set<string> } | null {
    const open = groupings.map(
      (grouping) =>
        new Set(
          largestFirst(all, grouping).flatMap(({ key, people }) =>
            people >= k && !isClosed(grouping, key) ? [key] : [],
          ),
        ),
    );
    const roles = new Set(open[cutting.length]);
    const parts = new Map<string, { index: number; people: number }>();
    const assigned = all.map((atom) => {
      const key = cutting.map((grouping, at) => (open[at]?.has(atom[grouping]) ? atom[grouping] : "")).join("\u0000");
      const part = parts.get(key) ?? { index: parts.size, people: 0 };
      parts.set(key, part);
      part.people += atom.people;
      return part.index;
    });
    if ([...parts.values()].some(({ people }) => people < k) || !cutHolds(assigned, roles)) return null;
    return { blocks: assigned, roles };
  }
}

function largestFirst<Grouping extends string>(
  atoms: readonly Atom<Grouping>[],
  grouping: Grouping,
): { key: string; people: number }[] {
  const sizes = new Map<string, number>();
  for (const atom of atoms) sizes.set(atom[grouping], (sizes.get(atom[grouping]) ?? 0) + atom.people);
  return [...sizes]
    .map(([key, people]) => ({ key, people }))
    .toSorted((one, other) => other.people - one.people || (one.key < other.key ? -1 : 1));
}

/** The blocks with the set cut out of each; null where a part of one would hold 1 to k-1 people. */
function refined<Each extends { people: number }>(
  atoms: readonly Each[],
  blocks: readonly number[],
  isIn: (atom: Each) => boolean,
  k: number,
): number[] | null {
  const parts = new Map<string, { index: number; people: number }>();
  const next = atoms.map((atom, at) => {
    const key = `${blocks[at]} ${isIn(atom)}`;
    const part = parts.get(key) ?? { index: parts.size, people: 0 };
    parts.set(key, part);
    part.people += atom.people;
    return part.index;
  });
  return [...parts.values()].some(({ people }) => isTooSmall(people, k)) ? null : next;
}

/** Whether blocks and roles can be parted nowhere between fewer than k people. */
function isWhole(
  atoms: readonly { role: string; people: number }[],
  blocks: readonly number[],
  roles: ReadonlySet<string>,
  k: number,
): boolean {
  const blockCount = Math.max(...blocks) + 1;
  const roleNodes = new Map([...roles].map((role, index) => [role, blockCount + index]));
  const hidden = blockCount + roles.size;
  const edges = atoms.map(
    (atom, at): Edge => ({ one: blocks[at] ?? 0, other: roleNodes.get(atom.role) ?? hidden, people: atom.people }),
  );
  return holdsTogether(hidden + 1, edges, k);
}
