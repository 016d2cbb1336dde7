import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectGroupings } from "./protect-groupings";
import { protectSplit, type SplitAtom } from "./protect-split";
import { smallestExposedGroup } from "./testing/attacker";

const groupings = ["unit", "place", "role"] as const;
type Grouping = (typeof groupings)[number];
const ways = { blocks: ["unit", "place"], crossing: "role" } as const;
const levels = [
  [["active"], ["dormant", "never"]],
  [["active"], ["dormant"], ["never"]],
];

const name = (of: string, most: number) => fc.integer({ min: 0, max: most }).map((index) => `${of}${index}`);
const people = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 }));
/** Kinds of people with how many of each are in each state: nobody too, because whoever reads does not know that. */
const organisation = fc
  .uniqueArray(fc.tuple(name("u", 3), name("p", 1), name("r", 1), fc.tuple(people, people, people)), {
    selector: ([unit, place, role]) => `${unit} ${place} ${role}`,
    minLength: 1,
    maxLength: 4,
  })
  .map((rows) =>
    rows.flatMap(([unit, place, role, counts]) =>
      counts.map((some, at) => ({ unit, place, role, state: ["active", "dormant", "never"][at] ?? "", people: some })),
    ),
  );

/** Every number a reader is shown: sizes, and the states of whatever is split, as the people each adds up. */
function readings(atoms: readonly SplitAtom<Grouping>[], k: number) {
  const sizes = protectGroupings<Grouping>(ways, atoms, k);
  const split = protectSplit<Grouping>(atoms, {
    ways,
    levels,
    k,
    only: (by, key) => sizes.groups[by].get(key) === "shown",
  });
  const row = (isIn: (atom: SplitAtom<Grouping>) => boolean) => atoms.map((atom) => Number(isIn(atom)));
  const shown: number[][] = sizes.total === "shown" ? [row(() => true)] : [];
  const states = (depth: number, isIn: (atom: SplitAtom<Grouping>) => boolean) =>
    levels
      .slice(0, depth)
      .flatMap((level) => level.map((some) => row((atom) => isIn(atom) && some.includes(atom.state))));
  shown.push(...states(split.total, () => true));
  for (const by of groupings)
    for (const [key, is] of sizes.groups[by]) {
      if (is === "shown") shown.push(row((atom) => atom[by] === key));
      shown.push(...states(split.groups[by].get(key) ?? 0, (atom) => atom[by] === key));
    }
  return { shown, split };
}

describe("a count of people split by what they did", () => {
  it("leaves an attacker who reads every page nothing over fewer than k people, whatever the organisation", () => {
    fc.assert(
      fc.property(organisation, fc.constantFrom(5, 10), (atoms, k) => {
        const { shown } = readings(atoms, k);
        const sizes = atoms.map((atom) => atom.people);
        expect(smallestExposedGroup(shown, sizes)).toBeGreaterThanOrEqual(k);
      }),
      { numRuns: 200 },
    );
  });

  it("never says of the groups that are not split that nobody of them did what others did", () => {
    fc.assert(
      fc.property(organisation, (atoms) => {
        const { split } = readings(atoms, 5);
        for (const by of groupings)
          levels.slice(0, split.total).forEach((level, at) => {
            const rest = atoms.filter((atom) => atom.people > 0 && (split.groups[by].get(atom[by]) ?? 0) <= at);
            if (rest.length === 0) return;
            for (const states of level)
              if (atoms.some(({ state, people: some }) => some > 0 && states.includes(state)))
                expect(rest.some(({ state }) => states.includes(state))).toBe(true);
          });
      }),
    );
  });

  const of = (unit: string, state: string, some: number) => ({ unit, place: "p", role: "r", state, people: some });
  const split = (atoms: readonly SplitAtom<Grouping>[]) =>
    protectSplit<Grouping>(atoms, { ways, levels, k: 5, only: () => true });

  it("tells small states together where they are enough, and a group of which a single one is dormant not at all", () => {
    const { total, groups } = split([
      of("Finance", "active", 7),
      of("Finance", "dormant", 1),
      of("Sales", "active", 90),
      of("Sales", "dormant", 3),
      of("Sales", "never", 3),
      of("Service", "active", 90),
      of("Service", "dormant", 2),
      of("Service", "never", 4),
    ]);
    expect(total).toBe(2);
    expect(groups.unit.get("Finance")).toBe(0);
    expect([...groups.unit.values()].toSorted()).toEqual([0, 0, 1]);
  });

  it("splits every group where each state is nobody or enough, and none where a state is few in all", () => {
    expect([...split([of("a", "active", 9), of("b", "active", 6), of("b", "never", 8)]).groups.unit.values()]).toEqual([
      2, 2,
    ]);
    expect(split([of("a", "active", 90), of("b", "active", 60), of("b", "never", 1)])).toMatchObject({
      total: 0,
      groups: {
        unit: new Map([
          ["a", 0],
          ["b", 0],
        ]),
      },
    });
  });
});
