import { describe, expect, it } from "vitest";
import { cohortRows, pooledReturn } from "./cohort-rows";

const rows = cohortRows([
  { start: "2026-11-02", end: "2026-11-08", people: 10, back: [10, 6, 4] },
  { start: "2026-11-09", end: "2026-11-15", people: null, hidden: { suppressed: "small" } },
  { start: "2026-11-16", end: "2026-11-22", people: 30, back: [30, 3] },
  { start: "2026-11-23", end: "2026-11-29", people: 5, back: [5] },
]);

describe("who came back, of all together", () => {
  it("weighs each group by its people, and counts none that is hidden or too young", () => {
    expect(pooledReturn(rows, 1)).toEqual({ people: 40, share: 9 / 40, after: 1 });
  });

  it("takes the longest time there is where nobody is that old, and says nothing where nobody began", () => {
    expect(pooledReturn(rows, 4)).toEqual({ people: 10, share: 0.4, after: 2 });
    expect(pooledReturn(rows.slice(3), 4)).toBeNull();
  });
});
