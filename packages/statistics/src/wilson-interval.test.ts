import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalValue } from "./normal-quantile";
import { wilsonInterval } from "./wilson-interval";

const proportion = fc
  .integer({ min: 1, max: 100_000 })
  .chain((trials) => fc.record({ successes: fc.integer({ min: 0, max: trials }), trials: fc.constant(trials) }));

describe("wilsonInterval", () => {
  // Newcombe (1998), Statistics in Medicine 17, 857-872, Table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives Newcombe's published bounds for %i of %i", (successes, trials, lower, upper) => {
    const interval = wilsonInterval({ successes, trials });
    expect(interval?.lower).toBeCloseTo(lower, 4);
    expect(interval?.upper).toBeCloseTo(upper, 4);
  });

  it("ends exactly at 0 when nobody did and exactly at 1 when everybody did", () => {
    for (const trials of [1, 3, 7, 20, 49, 1_000_003]) {
      expect(wilsonInterval({ successes: 0, trials })?.lower).toBe(0);
      expect(wilsonInterval({ successes: trials, trials })?.upper).toBe(1);
    }
  });

  it("gives no interval without trials", () => {
    expect(wilsonInterval({ successes: 0, trials: 0 })).toBeNull();
  });

  it("lies within 0 and 1 and around the share itself", () => {
    fc.assert(
      fc.property(proportion, ({ successes, trials }) => {
        const interval = wilsonInterval({ successes, trials });
        if (!interval) throw new Error("trials give an interval");
        expect(interval.lower).toBeGreaterThanOrEqual(0);
        expect(interval.upper).toBeLessThanOrEqual(1);
        expect(interval.lower).toBeLessThanOrEqual(successes / trials);
        expect(interval.upper).toBeGreaterThanOrEqual(successes / trials);
      }),
    );
  });

  it("bounds exactly the shares that the score test does not reject", () => {
    fc.assert(
      fc.property(proportion, ({ successes, trials }) => {
        const share = successes / trials;
        const score = (bound: number) => (trials * (share - bound) ** 2) / (bound * (1 - bound));
        const { lower, upper } = wilsonInterval({ successes, trials }) ?? { lower: 0, upper: 0 };
        const limit = criticalValue(0.95) ** 2;
        if (lower > 0) expect(score(lower) / limit).toBeCloseTo(1, 6);
        if (upper < 1) expect(score(upper) / limit).toBeCloseTo(1, 6);
      }),
    );
  });

  it("mirrors when successes and failures change places", () => {
    fc.assert(
      fc.property(proportion, ({ successes, trials }) => {
        const one = wilsonInterval({ successes, trials });
        const other = wilsonInterval({ successes: trials - successes, trials });
        expect(one?.lower).toBeCloseTo(1 - (other?.upper ?? 0), 12);
      }),
    );
  });

  it("is wider at a higher level", () => {
    const usual = wilsonInterval({ successes: 148, trials: 242 }, 0.95);
    const strict = wilsonInterval({ successes: 148, trials: 242 }, 0.99);
    expect(strict?.lower).toBeLessThan(usual?.lower ?? 0);
    expect(strict?.upper).toBeGreaterThan(usual?.upper ?? 1);
  });

  it("refuses counts that are no counts", () => {
    for (const [successes, trials] of [
      [-1, 5],
      [6, 5],
      [1.5, 5],
      [1, 5.5],
      [Number.NaN, 5],
      [0, -1],
    ] as const)
      expect(() => wilsonInterval({ successes, trials })).toThrow(RangeError);
  });
});
