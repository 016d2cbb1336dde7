import { describe, expect, it } from "vitest";
import { monthOf, weekFrom } from "./calendar-periods";
import { placeAmong } from "./use-axis-marks";

describe("the days of a column", () => {
  it("are seven from a Monday, across a year too", () => {
    expect(weekFrom("2026-12-28")).toEqual({ start: "2026-12-28", end: "2027-01-03" });
  });

  it("are those of a month, in leap years and at the end of a year", () => {
    expect(monthOf("2028-02")).toEqual({ start: "2028-02-01", end: "2028-02-29" });
    expect(monthOf("2026-12")).toEqual({ start: "2026-12-01", end: "2026-12-31" });
  });

  it("give what happened its place within its column, and none outside", () => {
    const place = placeAmong([weekFrom("2026-11-09"), weekFrom("2026-11-16")]);
    expect(place("2026-11-19")).toBe(1.5);
    expect(place("2026-11-23")).toBeUndefined();
  });
});
