import { describe, expect, it } from "vitest";
import { activeRows, knownRows, wholeRows } from "./active-rows";

const week = (start: string, end: string) => ({ cadence: "week" as const, start, end });
const points = [
  { ...week("2026-11-02", "2026-11-08"), running: false, people: 20, active: 0, uses: 0 },
  { ...week("2026-11-09", "2026-11-15"), running: false, people: 20, active: 5, uses: 9 },
  { ...week("2026-11-16", "2026-11-22"), running: false, hidden: { suppressed: "small" as const } },
  { ...week("2026-11-23", "2026-11-29"), running: true, people: 20, active: 2, uses: 2 },
];

describe("rows of active people", () => {
  it("say of a period from before anything was recorded that it is not known, and never zero", () => {
    const rows = activeRows(points, "2026-11-03");
    expect(rows.map(({ active }) => active)).toEqual([null, 5, null, 2]);
    expect(rows.map(({ unknown }) => unknown)).toEqual([true, false, false, false]);
    expect(activeRows(points, null).every(({ unknown }) => unknown)).toBe(true);
  });

  it("begin where anything is known, of them or of what they are compared with", () => {
    expect(knownRows(activeRows(points, "2026-11-03")).map(({ start }) => start)[0]).toBe("2026-11-09");
    expect(knownRows(activeRows(points.slice(0, 2), "2026-11-09", points.slice(1))).map(({ start }) => start)[0]).toBe(
      "2026-11-02",
    );
    expect(knownRows(activeRows(points, null))).toHaveLength(points.length);
  });

  it("leave what is hidden or running out of sentences and means", () => {
    expect(wholeRows(activeRows(points, "2026-01-01")).map(({ active, share }) => [active, share])).toEqual([
      [0, 0],
      [5, 0.25],
    ]);
  });

  it("stand beside the period in the same place of what they are compared with", () => {
    const rows = activeRows(points.slice(0, 2), "2026-01-01", points.slice(1));
    expect(rows.map(({ beside }) => beside?.active ?? beside?.hidden)).toEqual([5, "small"]);
  });
});
