import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, editSimilarity } from "./edit-distance";

describe("edit distance", () => {
  it("counts a swap of neighbours, a missing, an added and a changed letter as one each", () => {
    expect(editDistance("garcia", "gracia")).toBe(1);
    expect(editDistance("garcia", "garca")).toBe(1);
    expect(editDistance("garcia", "garccia")).toBe(1);
    expect(editDistance("garcia", "garcja")).toBe(1);
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("", "abc")).toBe(3);
  });

  it("is the same in both directions, and nothing only for equal texts", () => {
    const word = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "b", "c", "1") });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other)).toBe(editDistance(other, one));
        expect(editDistance(one, other) === 0).toBe(one === other);
        expect(editSimilarity(one, other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
