import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalValue, normalQuantile } from "./normal-quantile";

describe("normalQuantile", () => {
  it("gives the check values printed with Algorithm AS 241", () => {
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 14);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 13);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798409, 13);
  });

  it("is zero in the middle and mirrors around it", () => {
    expect(normalQuantile(0.5)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), (n) => {
        expect(normalQuantile(n / 1024)).toBeCloseTo(-normalQuantile(1 - n / 1024), 14);
      }),
    );
  });

  it("rises with the probability, across the seams of its three parts", () => {
    const probabilities = [1e-300, 1e-12, 1e-11, 0.07499, 0.075, 0.07501, 0.5, 0.92499, 0.925, 0.92501, 1 - 1e-12];
    const values = probabilities.map(normalQuantile);
    expect(values).toEqual(values.toSorted((one, other) => one - other));
  });

  it("refuses what is not a probability between 0 and 1", () => {
    for (const wrong of [0, 1, -0.1, 1.1, Number.NaN]) expect(() => normalQuantile(wrong)).toThrow(RangeError);
  });
});

describe("criticalValue", () => {
  it("is the familiar 1.96 at 95 percent and 2.576 at 99", () => {
    expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 14);
    expect(criticalValue(0.99)).toBeCloseTo(2.5758293035489004, 14);
  });

  it("refuses a level that is no level", () => {
    for (const wrong of [0, 1, 95, Number.NaN]) expect(() => criticalValue(wrong)).toThrow(RangeError);
  });
});
