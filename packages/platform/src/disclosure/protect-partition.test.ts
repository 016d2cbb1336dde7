import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectPartition } from "./protect-partition";
import { isTooSmall } from "./protection";
import { smallestExposedGroup } from "./testing/attacker";

const cellsOf = (sizes: Record<string, number>) => Object.entries(sizes).map(([key, people]) => ({ key, people }));
const protect = (sizes: Record<string, number>, k?: number) => Object.fromEntries(protectPartition(cellsOf(sizes), k));

const sizes = fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 200 })), { maxLength: 7 });
const partition = sizes.map((people) => people.map((count, index) => ({ key: `group ${index}`, people: count })));
const threshold = fc.integer({ min: 1, max: 12 });

describe("protectPartition", () => {
  it("hides Finance (13) with Systems (4), as in the drawing of the rollout page", () => {
    expect(
      protect({
        "Sales · Bogotá": 64,
        "Sales · México": 58,
        "Service · Bogotá": 71,
        Marketing: 32,
        Systems: 4,
        Finance: 13,
      }),
    ).toEqual({
      "Sales · Bogotá": "shown",
      "Sales · México": "shown",
      "Service · Bogotá": "shown",
      Marketing: "shown",
      Systems: "small",
      Finance: "complement",
    });
  });

  it("hides nothing where every part is large enough", () => {
    expect(protect({ a: 5, b: 6, c: 0 })).toEqual({ a: "shown", b: "shown", c: "shown" });
  });

  it("needs no complement where the small parts protect one another", () => {
    expect(protect({ a: 2, b: 3, c: 40 })).toEqual({ a: "small", b: "small", c: "shown" });
  });

  it("takes the first by key of two equally small complements, in whatever order they come", () => {
    const expected = { a: "complement", b: "shown", tiny: "small" };
    expect(protect({ b: 9, a: 9, tiny: 1 })).toEqual(expected);
    expect(protect({ tiny: 1, a: 9, b: 9 })).toEqual(expected);
  });

  it("hides everything where all together are too few", () => {
    expect(protect({ a: 1, b: 2, none: 0 })).toEqual({ a: "small", b: "small", none: "shown" });
  });

  it("never counts a part without people as protection", () => {
    expect(protect({ a: 4, none: 0, b: 30 })).toEqual({ a: "small", none: "shown", b: "complement" });
  });

  it("follows a larger minimum where the organisation asks for one", () => {
    expect(protect({ a: 8, b: 12, c: 30 }, 10)).toEqual({ a: "small", b: "complement", c: "shown" });
  });

  it("leaves an attacker who knows the total no sum over fewer than k people", () => {
    fc.assert(
      fc.property(partition, threshold, (cells, k) => {
        const total = cells.reduce((sum, { people }) => sum + people, 0);
        fc.pre(!isTooSmall(total, k));
        const protections = protectPartition(cells, k);
        const shown = cells.flatMap(({ key }, at) =>
          protections.get(key) === "shown" ? [cells.map((_, index) => Number(index === at))] : [],
        );
        const known = [cells.map(() => 1), ...shown];
        const blocks = cells.map(({ people }) => people);
        expect(smallestExposedGroup(known, blocks)).toBeGreaterThanOrEqual(k);
      }),
    );
  });

  it("hides no part that could be shown: without its complement the remainder would be too small", () => {
    fc.assert(
      fc.property(partition, threshold, (cells, k) => {
        const protections = protectPartition(cells, k);
        const hidden = cells.filter(({ key }) => protections.get(key) === "small");
        const complements = cells.filter(({ key }) => protections.get(key) === "complement");
        expect(complements.length).toBeLessThanOrEqual(1);
        const small = hidden.reduce((sum, { people }) => sum + people, 0);
        if (complements.length > 0) expect(isTooSmall(small, k)).toBe(true);
        for (const { people } of hidden) expect(isTooSmall(people, k)).toBe(true);
      }),
    );
  });

  it("only ever hides more when the minimum rises", () => {
    fc.assert(
      fc.property(partition, threshold, threshold, (cells, one, other) => {
        const loose = protectPartition(cells, Math.min(one, other));
        const strict = protectPartition(cells, Math.max(one, other));
        for (const { key } of cells) if (loose.get(key) !== "shown") expect(strict.get(key)).not.toBe("shown");
      }),
    );
  });

  it("says the same whatever the order of the parts", () => {
    fc.assert(
      fc.property(partition, threshold, (cells, k) => {
        const there = protectPartition(cells, k);
        const back = protectPartition(cells.toReversed(), k);
        for (const { key } of cells) expect(back.get(key)).toBe(there.get(key));
      }),
    );
  });

  it("refuses a part given twice and people that are no count", () => {
    const twice = [
      { key: "a", people: 1 },
      { key: "a", people: 9 },
    ];
    expect(() => protectPartition(twice)).toThrow(RangeError);
    for (const people of [-1, 2.5, Number.NaN]) expect(() => protect({ a: people })).toThrow(RangeError);
  });
});
