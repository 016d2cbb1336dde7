import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Atom as AtomBy, protectGroupings as protect } from "./protect-groupings";
import { smallestExposedGroup } from "./testing/attacker";

const groupings = ["unit", "wave", "role"] as const;
type Grouping = (typeof groupings)[number];
type Atom = AtomBy<Grouping>;
const protectGroupings = (atoms: readonly Atom[], k: number, only?: (grouping: Grouping, key: string) => boolean) =>
  protect({ blocks: ["unit", "wave"], crossing: "role" }, atoms, k, only);

const name = (of: string, most: number) => fc.integer({ min: 0, max: most }).map((index) => `${of}${index}`);
const atomsArbitrary = fc
  .uniqueArray(
    fc.tuple(
      name("u", 2),
      name("w", 1),
      name("r", 2),
      fc.oneof(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 40 })),
    ),
    {
      selector: ([unit, wave, role]) => `${unit} ${wave} ${role}`,
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((rows) => rows.map(([unit, wave, role, people]): Atom => ({ unit, wave, role, people })));

const rowOf = (atoms: readonly Atom[], isIn: (atom: Atom) => boolean) => atoms.map((atom) => Number(isIn(atom)));

describe("protectGroupings", () => {
  it("leaves an attacker who reads units, waves and roles together nothing over fewer than k people", () => {
    fc.assert(
      fc.property(atomsArbitrary, fc.constantFrom(5, 10), (atoms, k) => {
        const result = protectGroupings(atoms, k);
        const shown = groupings.flatMap((grouping) =>
          [...result.groups[grouping]]
            .filter(([, is]) => is === "shown")
            .map(([key]) => rowOf(atoms, (atom) => atom[grouping] === key)),
        );
        if (result.total === "shown") shown.push(rowOf(atoms, () => true));
        expect(
          smallestExposedGroup(
            shown,
            atoms.map(({ people }) => people),
          ),
        ).toBeGreaterThanOrEqual(k);
      }),
      { numRuns: 400 },
    );
  });

  it("leaves the same attacker nothing when further sets of people (managers' teams) are shown beside the groups", () => {
    const sets = fc.array(fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), { maxLength: 3 });
    fc.assert(
      fc.property(atomsArbitrary, sets, (atoms, teams) => {
        const result = protectGroupings(atoms, 10);
        const shown = groupings.flatMap((grouping) =>
          [...result.groups[grouping]]
            .filter(([, is]) => is === "shown")
            .map(([key]) => rowOf(atoms, (atom) => atom[grouping] === key)),
        );
        if (result.total === "shown") shown.push(rowOf(atoms, () => true));
        for (const team of teams) {
          const isIn = (atom: Atom) => team[atoms.indexOf(atom)] === true;
          if (result.take(isIn) === "shown") shown.push(rowOf(atoms, isIn));
        }
        expect(
          smallestExposedGroup(
            shown,
            atoms.map(({ people }) => people),
          ),
        ).toBeGreaterThanOrEqual(10);
      }),
      { numRuns: 200 },
    );
  });

  it("hides Finance (13) with Systems (4), as in the drawing of the rollout page", () => {
    const sizes = {
      "Sales Bogotá": 64,
      "Sales México": 58,
      "Service Bogotá": 71,
      Marketing: 32,
      Systems: 4,
      Finance: 13,
    };
    const atoms = Object.entries(sizes).map(([unit, people]) => ({ unit, wave: "1", role: unit, people }));
    const { unit } = protectGroupings(atoms, 5).groups;
    expect(unit.get("Systems")).toBe("small");
    expect(unit.get("Finance")).toBe("complement");
    expect([...unit.values()].filter((is) => is === "shown")).toHaveLength(4);
  });

  it("hides a wave that is a unit and two people more", () => {
    const atoms = [
      { unit: "a", wave: "1", role: "r", people: 20 },
      { unit: "b", wave: "1", role: "r", people: 2 },
      { unit: "b", wave: "2", role: "r", people: 20 },
    ];
    const { groups } = protectGroupings(atoms, 5);
    expect([...groups.unit.values()]).toEqual(["shown", "shown"]);
    expect([...groups.wave.values()]).toEqual(["complement", "complement"]);
  });

  it("shows a role of six with one of them in each unit, because no unit less a role is anybody's figure", () => {
    const atoms = Array.from({ length: 6 }, (_, at) => [
      { unit: `u${at}`, wave: "1", role: "seller", people: 20 },
      { unit: `u${at}`, wave: "1", role: "lead", people: 1 },
    ]).flat();
    const { groups } = protectGroupings(atoms, 5);
    expect(groups.role.get("lead")).toBe("shown");
    expect([...groups.unit.values()].every((is) => is === "shown")).toBe(true);
  });

  it("hides everything where all together are too few, and nothing about nobody", () => {
    const atoms = [
      { unit: "a", wave: "1", role: "r", people: 3 },
      { unit: "b", wave: "1", role: "r", people: 0 },
    ];
    const { total, groups } = protectGroupings(atoms, 5);
    expect(total).toBe("small");
    expect(groups.unit.get("a")).toBe("small");
    expect(groups.unit.get("b")).toBe("shown");
  });

  it("never shows a group of 1 to k-1 people, and keeps a closed row closed", () => {
    fc.assert(
      fc.property(atomsArbitrary, (atoms) => {
        const { groups } = protectGroupings(atoms, 5, (grouping, key) => !(grouping === "unit" && key === "u0"));
        for (const grouping of groupings)
          for (const [key, is] of groups[grouping]) {
            const people = atoms.filter((atom) => atom[grouping] === key).reduce((sum, atom) => sum + atom.people, 0);
            if (people < 5 || (grouping === "unit" && key === "u0")) expect(is).not.toBe("shown");
          }
      }),
    );
  });
});
