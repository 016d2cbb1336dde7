import { periodsBetween } from "@arraigo/platform/calendar";
import { describe, expect, it } from "vitest";
import { cadenceOf, cohortsIn, groupIn, steps, stretchBefore, stretchOf, type UsageWindow } from "./usage-question";

const windows: UsageWindow[] = ["w4", "w12", "w26", "w52"];
const days = ({ from, until }: { from: string; until: string }) =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;

describe("what the usage pages ask for", () => {
  it("begins with a whole period, ends today, and is never more than can be asked at once", () => {
    for (const today of ["2026-11-22", "2026-12-31", "2028-02-29"])
      for (const window of windows)
        for (const step of steps) {
          const stretch = stretchOf(today, window, step);
          expect(stretch.until).toBe(today);
          expect(periodsBetween(stretch.from, today, cadenceOf(step))[0]?.start).toBe(stretch.from);
          expect(days(stretch)).toBeLessThanOrEqual(400);
        }
  });

  it("is compared with as many periods, which end the day before it begins", () => {
    for (const step of steps) {
      const stretch = stretchOf("2026-11-22", "w26", step);
      const before = stretchBefore(stretch, step);
      const count = (some: typeof stretch) => periodsBetween(some.from, some.until, cadenceOf(step)).length;
      expect(count(before)).toBe(count(stretch));
      expect(days({ from: before.until, until: stretch.from })).toBe(2);
    }
  });

  it("takes from a mangled address no group at all", () => {
    expect(groupIn("unit:none")).toEqual({ by: "unit", key: "none" });
    for (const text of [undefined, "", "unit", "unit:1", "person:none", "unit:none:x"])
      expect(groupIn(text)).toBeUndefined();
  });

  it("asks for between 2 and 26 groups of newcomers", () => {
    expect(windows.map((window) => cohortsIn(window, "week"))).toEqual([4, 12, 26, 26]);
    expect(windows.map((window) => cohortsIn(window, "month"))).toEqual([2, 3, 6, 12]);
  });
});
