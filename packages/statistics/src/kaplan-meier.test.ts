import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maintained, mercaptopurine, placebo } from "../test/published-data";
import { kaplanMeier, type SurvivalObservation } from "./kaplan-meier";

const someObservations = fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), event: fc.boolean() }), {
  maxLength: 80,
});

const eventSteps = (observations: readonly SurvivalObservation[]) =>
  kaplanMeier(observations).filter((step) => step.events > 0);

describe("kaplanMeier", () => {
  // Klein & Moeschberger (2003), Table 4.1A; the bounds recomputed with SciPy's stats.ecdf (log-log).
  it.each([
    [6, 21, 3, 0.857, 0.076, 0.6197, 0.9516],
    [7, 17, 1, 0.807, 0.087, 0.5631, 0.9228],
    [10, 15, 1, 0.753, 0.096, 0.5032, 0.8894],
    [13, 12, 1, 0.69, 0.107, 0.4316, 0.8491],
    [16, 11, 1, 0.627, 0.114, 0.3675, 0.8049],
    [22, 7, 1, 0.538, 0.128, 0.2678, 0.7468],
    [23, 6, 1, 0.448, 0.135, 0.1881, 0.6801],
  ])("gives the published row of the 6-MP arm at week %i", (time, atRisk, events, survival, error, lower, upper) => {
    const step = kaplanMeier(mercaptopurine).find((row) => row.time === time);
    expect(step).toMatchObject({ atRisk, events });
    expect(step?.survival).toBeCloseTo(survival, 3);
    expect(step?.standardError).toBeCloseTo(error, 3);
    expect(step?.lower).toBeCloseTo(lower, 4);
    expect(step?.upper).toBeCloseTo(upper, 4);
  });

  it("is the plain share of survivors where nobody is censored", () => {
    for (const step of kaplanMeier(placebo)) {
      const left = placebo.filter(({ days }) => days > step.time).length;
      expect(step.survival).toBeCloseTo(left / placebo.length, 12);
      const binomial = Math.sqrt((step.survival * (1 - step.survival)) / placebo.length);
      if (left > 0) expect(step.standardError).toBeCloseTo(binomial, 12);
    }
  });

  it("gives the published curve of the maintained group of the aml data", () => {
    const curve = eventSteps(maintained);
    expect(curve.map((step) => step.time)).toEqual([9, 13, 18, 23, 31, 34, 48]);
    const published = [0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184];
    for (const [index, survival] of published.entries()) expect(curve[index]?.survival).toBeCloseTo(survival, 3);
    expect(curve.at(-1)?.standardError).toBeCloseTo(0.1535, 4);
  });

  it("counts somebody censored on the day of an event as still at risk that day", () => {
    const [step] = kaplanMeier([
      { days: 5, event: false },
      { days: 5, event: true },
    ]);
    expect(step).toMatchObject({ time: 5, atRisk: 2, events: 1, censored: 1, survival: 0.5 });
  });

  it("keeps the curve level where people are only censored, and says no interval before the first event", () => {
    const [only] = kaplanMeier([{ days: 3, event: false }]);
    expect(only).toEqual({
      time: 3,
      atRisk: 1,
      events: 0,
      censored: 1,
      survival: 1,
      standardError: 0,
      lower: null,
      upper: null,
    });
  });

  it("has neither error nor bounds where nobody is left", () => {
    expect(kaplanMeier(placebo).at(-1)).toMatchObject({ survival: 0, standardError: null, lower: null, upper: null });
  });

  it("gives no steps for nobody", () => {
    expect(kaplanMeier([])).toEqual([]);
  });

  it("falls, stays within its bounds and accounts for every person", () => {
    fc.assert(
      fc.property(someObservations, (observations) => {
        let before = 1;
        let gone = 0;
        for (const step of kaplanMeier(observations)) {
          expect(step.atRisk).toBe(observations.length - gone);
          expect(step.survival).toBeLessThanOrEqual(before);
          expect(step.survival).toBeGreaterThanOrEqual(0);
          if (step.lower !== null) expect(step.lower).toBeLessThanOrEqual(step.survival);
          if (step.upper !== null) expect(step.upper).toBeGreaterThanOrEqual(step.survival);
          before = step.survival;
          gone += step.events + step.censored;
        }
        expect(gone).toBe(observations.length);
      }),
    );
  });

  it("does not depend on the order in which people are given", () => {
    fc.assert(
      fc.property(someObservations, (observations) => {
        expect(kaplanMeier(observations.toReversed())).toEqual(kaplanMeier(observations));
      }),
    );
  });

  it("refuses days that are negative or not a number", () => {
    for (const days of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => kaplanMeier([{ days, event: true }])).toThrow(RangeError);
  });
});
