import { describe, expect, it } from "vitest";
import { crossingOf, type Line, type Reached } from "./crossing";

/** What an alert says to a row of readings, each remembered as the job remembers it. */
function told(line: Pick<Line, "condition" | "threshold">, readings: readonly Partial<Reached>[]) {
  let crossedIn: string | null = null;
  return readings.map((reading, at) => {
    const period = reading.period ?? `2026-01-${String(at + 1).padStart(2, "0")}`;
    const reached = { period, rolling: false, before: null, value: 0, ...reading };
    const crossing = crossingOf({ ...line, crossedIn }, reached);
    crossedIn = crossing === "crossed" ? period : crossing === "beyond" ? crossedIn : null;
    return crossing;
  });
}

const values = (...all: number[]) => all.map((value) => ({ value }));

describe("a line is crossed", () => {
  it("once, and stays crossed until the figure comes back", () => {
    expect(told({ condition: "above", threshold: 10 }, values(9, 11, 12, 11, 10, 12))).toEqual([
      "none",
      "crossed",
      "beyond",
      "beyond",
      "back",
      "crossed",
    ]);
    expect(told({ condition: "below", threshold: 10 }, values(9, 8, 10, 9))).toEqual([
      "crossed",
      "beyond",
      "back",
      "crossed",
    ]);
  });

  it("only by going beyond it: equal is not above, and not below", () => {
    expect(told({ condition: "above", threshold: 10 }, values(10))).toEqual(["none"]);
    expect(told({ condition: "below", threshold: 10 }, values(10))).toEqual(["none"]);
  });

  it("by a change, in every whole period that changes by more than its part, and looked at twice still once", () => {
    const readings = [
      { period: "w1", value: 130, before: 100 },
      { period: "w1", value: 130, before: 100 },
      { period: "w2", value: 80, before: 130 },
      { period: "w3", value: 81, before: 80 },
    ];
    expect(told({ condition: "changes", threshold: 0.2 }, readings)).toEqual(["crossed", "beyond", "crossed", "back"]);
  });

  it("by a change of a window that moves with every day, once until it is back", () => {
    const readings = [130, 131, 110, 140].map((value) => ({ value, before: 100, rolling: true }));
    expect(told({ condition: "changes", threshold: 0.2 }, readings)).toEqual(["crossed", "beyond", "back", "crossed"]);
  });

  it("by any change from nothing, and by none where nothing is known before", () => {
    expect(told({ condition: "changes", threshold: 5 }, [{ value: 1, before: 0 }])).toEqual(["crossed"]);
    expect(told({ condition: "changes", threshold: 0 }, [{ value: 0, before: 0 }])).toEqual(["none"]);
    expect(told({ condition: "changes", threshold: 0 }, [{ value: 9, before: null }])).toEqual(["none"]);
  });
});
