import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectTree, type TreeNode } from "./protect-tree";
import { smallestExposedGroup } from "./testing/attacker";

const node = (key: string, parent: string | null, people: number): TreeNode => ({ key, parent, people });
const protect = (...nodes: TreeNode[]) => Object.fromEntries(protectTree(nodes));

/** Random trees of up to eight units, given by the people directly in each; a unit's parent comes before it. */
const tree = fc
  .array(fc.record({ direct: fc.integer({ min: 0, max: 15 }), above: fc.nat(1000) }), { minLength: 1, maxLength: 8 })
  .map((units) => {
    const direct = units.map((unit) => unit.direct);
    const parents = units.map(({ above }, index) => (index === 0 ? -1 : (above % (index + 1)) - 1));
    const isBelow = (index: number, top: number): boolean =>
      index === top || (index >= 0 && isBelow(parents[index] ?? -1, top));
    const members = units.map((_, top) => units.map((_unit, index) => Number(isBelow(index, top))));
    const nodes = units.map((_, index) => {
      const parent = parents[index] ?? -1;
      const people = direct.reduce((sum, count, at) => sum + count * (members[index]?.[at] ?? 0), 0);
      return node(`unit ${index}`, parent < 0 ? null : `unit ${parent}`, people);
    });
    return { nodes, members, direct };
  });

describe("protectTree", () => {
  it("hides a small team and the smallest of its sisters, and leaves the other branch alone", () => {
    expect(
      protect(
        node("company", null, 60),
        node("sales", "company", 30),
        node("service", "company", 30),
        node("bogotá", "sales", 4),
        node("méxico", "sales", 11),
        node("madrid", "sales", 15),
        node("day", "service", 15),
        node("night", "service", 15),
      ),
    ).toEqual({
      company: "shown",
      sales: "shown",
      service: "shown",
      bogotá: "small",
      méxico: "complement",
      madrid: "shown",
      day: "shown",
      night: "shown",
    });
  });

  it("hides a team with the head who sits alone above it, or unit minus teams would be the head", () => {
    expect(protect(node("sales", null, 21), node("north", "sales", 8), node("south", "sales", 12))).toEqual({
      sales: "shown",
      north: "complement",
      south: "shown",
    });
  });

  it("hides everything below a hidden unit, however large", () => {
    expect(
      protect(
        node("company", null, 43),
        node("systems", "company", 3),
        node("finance", "company", 10),
        node("accounts", "finance", 6),
        node("audit", "finance", 4),
        node("sales", "company", 30),
        node("inside", "sales", 30),
      ),
    ).toEqual({
      company: "shown",
      systems: "small",
      finance: "complement",
      accounts: "complement",
      audit: "small",
      sales: "shown",
      inside: "shown",
    });
  });

  it("treats several roots as parts of one whole", () => {
    expect(protect(node("a", null, 3), node("b", null, 9), node("c", null, 20))).toEqual({
      a: "small",
      b: "complement",
      c: "shown",
    });
  });

  it("leaves an attacker who compares units at all levels no sum over fewer than k people", () => {
    fc.assert(
      fc.property(tree, fc.integer({ min: 1, max: 10 }), ({ nodes, members, direct }, k) => {
        const protections = protectTree(nodes, k);
        const everybody = direct.map(() => 1);
        const total = direct.reduce((sum, count) => sum + count, 0);
        const shown = members.filter((_, index) => protections.get(`unit ${index}`) === "shown");
        const known = total >= k ? [everybody, ...shown] : shown;
        expect(smallestExposedGroup(known, direct)).toBeGreaterThanOrEqual(k);
      }),
    );
  });

  it("never shows a unit whose parent is hidden", () => {
    fc.assert(
      fc.property(tree, ({ nodes }) => {
        const protections = protectTree(nodes);
        for (const { key, parent } of nodes)
          if (parent && protections.get(parent) !== "shown") expect(protections.get(key)).not.toBe("shown");
      }),
    );
  });

  it("says the same whatever the order of the units", () => {
    fc.assert(
      fc.property(tree, ({ nodes }) => {
        const back = protectTree(nodes.toReversed());
        for (const [key, protection] of protectTree(nodes)) expect(back.get(key)).toBe(protection);
      }),
    );
  });

  it("refuses what is no tree", () => {
    expect(() => protect(node("a", "a", 9))).toThrow(RangeError);
    expect(() => protect(node("a", "nowhere", 9))).toThrow(RangeError);
    expect(() => protect(node("a", null, 9), node("a", null, 9))).toThrow(RangeError);
    expect(() => protect(node("a", null, 9), node("b", "a", 10))).toThrow(RangeError);
  });
});
