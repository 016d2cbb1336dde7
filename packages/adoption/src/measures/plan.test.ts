import { describe, expect, it } from "vitest";
import { plannedMedianDays, plannedShare } from "./plan";

const plan = [
  { day: "2026-09-07", share: 0 },
  { day: "2026-09-17", share: 0.4 },
  { day: "2026-09-27", share: 0.8 },
];

describe("plannedShare", () => {
  it("runs straight between two points, and holds the last one", () => {
    expect(plannedShare(plan, "2026-09-12")).toBeCloseTo(0.2);
    expect(plannedShare(plan, "2026-09-17")).toBe(0.4);
    expect(plannedShare(plan, "2027-01-01")).toBe(0.8);
  });

  it("says nothing for days before the plan, or without one", () => {
    expect(plannedShare(plan, "2026-09-01")).toBeNull();
    expect(plannedShare([], "2026-09-12")).toBeNull();
  });
});

describe("plannedMedianDays", () => {
  it("is the first whole day on which half should have adopted", () => {
    expect(plannedMedianDays(plan, "2026-09-07")).toBe(13);
  });

  it("is not known where the plan stays below one half", () => {
    expect(plannedMedianDays(plan.slice(0, 2), "2026-09-07")).toBeNull();
  });
});
