import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maintained, mercaptopurine, notMaintained, placebo } from "../test/published-data";
import { medianSurvival } from "./median-survival";

const ended = (...days: number[]) => days.map((day) => ({ days: day, event: true }));
const censored = (...days: number[]) => days.map((day) => ({ days: day, event: false }));

describe("medianSurvival", () => {
  it("is 23 weeks on 6-MP and 8 on placebo, as published for Freireich's trial", () => {
    expect(medianSurvival(mercaptopurine)).toEqual({ median: 23, lower: 13, upper: null, people: 21, events: 9 });
    expect(medianSurvival(placebo)).toEqual({ median: 8, lower: 4, upper: 11, people: 21, events: 21 });
  });

  // The medians are Miller's; the bounds are where the log-log bands of SciPy's stats.ecdf come down to one half.
  it("is 31 and 23 weeks on the aml data, as published, with log-log bounds", () => {
    expect(medianSurvival(maintained)).toMatchObject({ median: 31, lower: 13, upper: null });
    expect(medianSurvival(notMaintained)).toMatchObject({ median: 23, lower: 5, upper: 33 });
  });

  it("is not reached while more than half have not had the event", () => {
    const observations = [...ended(4), ...censored(9, 9, 9)];
    expect(medianSurvival(observations)).toMatchObject({ median: null, upper: null });
  });

  it("is reached on the day the curve comes down to exactly one half", () => {
    expect(medianSurvival([...ended(2, 5), ...censored(9, 9)]).median).toBe(5);
    // (5/6)(4/5)(3/4) is one half only up to rounding.
    expect(medianSurvival([...ended(1, 2, 3), ...censored(9, 9, 9)]).median).toBe(3);
  });

  it("is not reached for nobody", () => {
    expect(medianSurvival([])).toEqual({ median: null, lower: null, upper: null, people: 0, events: 0 });
  });

  it("lies within its interval, and a stricter level is never narrower", () => {
    const observations = fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), event: fc.boolean() }));
    const latest = (day: number | null) => day ?? Number.POSITIVE_INFINITY;
    fc.assert(
      fc.property(observations, (people) => {
        const usual = medianSurvival(people);
        const strict = medianSurvival(people, 0.99);
        if (usual.lower !== null) expect(usual.lower).toBeLessThanOrEqual(latest(usual.median));
        expect(latest(usual.upper)).toBeGreaterThanOrEqual(latest(usual.median));
        expect(latest(strict.upper)).toBeGreaterThanOrEqual(latest(usual.upper));
      }),
    );
  });
});
