import { describe, expect, it } from "vitest";
import { ratioInterval } from "./ratio-interval";

function sumsOf(people: readonly (readonly [met: number, expected: number])[]) {
  const total = (value: (met: number, expected: number) => number) =>
    people.reduce((sum, [met, expected]) => sum + value(met, expected), 0);
  return {
    people: people.length,
    met: total((met) => met),
    expected: total((_, expected) => expected),
    metMet: total((met) => met * met),
    metExpected: total((met, expected) => met * expected),
    expectedExpected: total((_, expected) => expected * expected),
  };
}

describe("ratioInterval", () => {
  it("is that of a mean where everybody has the same number of expectations", () => {
    // Shares 1, 0.5, 0.5, 0: mean 0.5, sample deviation 0.408248, 1.959964 standard errors of a mean of four = 0.400076.
    const interval = ratioInterval(
      sumsOf([
        [4, 4],
        [2, 4],
        [2, 4],
        [0, 4],
      ]),
    );
    expect(interval?.lower).toBeCloseTo(0.5 - 0.400076, 5);
    expect(interval?.upper).toBeCloseTo(0.5 + 0.400076, 5);
  });

  it("has no width where all do alike, and never leaves 0 to 1", () => {
    expect(
      ratioInterval(
        sumsOf([
          [3, 3],
          [5, 5],
        ]),
      ),
    ).toEqual({ lower: 1, upper: 1 });
    const wide = ratioInterval(
      sumsOf([
        [4, 4],
        [0, 4],
      ]),
    );
    expect(wide).toEqual({ lower: 0, upper: 1 });
  });

  it("is not given for one person alone, or where nothing was expected", () => {
    expect(ratioInterval(sumsOf([[3, 4]]))).toBeNull();
    expect(
      ratioInterval(
        sumsOf([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBeNull();
  });
});
