import { describe, expect, it } from "vitest";
import { barShares, comparedRows } from "./compared-rows";
import type { ComparedSetData } from "./usage-types";

const set = (key: string | null): ComparedSetData => ({
  group: key === null ? null : { by: "unit", key },
  from: "2026-10-01",
  until: "2026-10-28",
  hidden: null,
  people: 9,
  values: [0.5],
});

describe("comparedRows", () => {
  it("keeps what was asked about first, sorts groups by name, and puts people without one last", () => {
    const sets = [set(null), set("none"), set("b"), set("a")];
    const rows = comparedRows(
      { minimum: 5, measures: [{ key: "x", unit: "share" }], sets, computedAt: "" },
      ({ group }) => group?.key ?? "Everybody",
    );
    expect(rows.map(({ name }) => name)).toEqual(["Everybody", "a", "b", "none"]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
  });
});

describe("barShares", () => {
  it("draws a share as it is, other numbers by the largest, and nothing for what is not known", () => {
    expect(barShares([0.5, null], "share")).toEqual([0.5, null]);
    expect(barShares([2, 4, null], "days")).toEqual([0.5, 1, null]);
    expect(barShares([0, null], "number")).toEqual([0, null]);
  });
});
