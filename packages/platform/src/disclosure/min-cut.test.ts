import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsTogether, smallestCut } from "./min-cut";

describe("holdsTogether", () => {
  it("says of any graph what its smallest cut says", () => {
    const edges = fc.array(fc.record({ one: fc.nat(6), other: fc.nat(6), people: fc.nat(9) }), { maxLength: 14 });
    fc.assert(
      fc.property(edges, fc.integer({ min: 1, max: 12 }), (lines, people) => {
        expect(holdsTogether(7, lines, people)).toBe(smallestCut(7, lines) >= people);
      }),
      { numRuns: 500 },
    );
  });
});
