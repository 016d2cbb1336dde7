import { describe, expect, it } from "vitest";
import { placeAmong } from "./use-axis-marks";

const day = (date: string) => ({ start: date, end: date });

describe("where a day stands on a time axis", () => {
  it("is within its period, as far as the period is over at noon", () => {
    const place = placeAmong([
      { start: "2026-11-02", end: "2026-11-08" },
      { start: "2026-11-09", end: "2026-11-15" },
    ]);
    expect(place("2026-11-12")).toBe(1.5);
  });

  it("is between the two workdays beside it for a week-end, and nowhere before the first or after the last", () => {
    const place = placeAmong(["2026-11-05", "2026-11-06", "2026-11-09"].map(day));
    expect(place("2026-11-07")).toBe(2);
    expect(place("2026-11-08")).toBe(2);
    expect(place("2026-11-04")).toBeUndefined();
    expect(place("2026-11-10")).toBeUndefined();
  });
});
