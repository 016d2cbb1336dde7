import { describe, expect, it } from "vitest";
import { columnPath, columnTicks, wholeTicks } from "./column-shapes";

describe("the axes of counts", () => {
  it("never name half a person", () => {
    expect(wholeTicks(1)).toEqual([0, 1]);
    expect(wholeTicks(1_000).every((value) => Number.isInteger(value))).toBe(true);
  });

  it("name the last column always, and as many as fit", () => {
    for (const columns of [1, 4, 29, 84, 365])
      for (const width of [40, 300, 1_200]) {
        const named = columnTicks(columns, width, 58);
        expect(named.at(-1)).toBe(columns - 1);
        expect(named.length).toBeLessThanOrEqual(Math.max(1, Math.floor(width / 58)));
      }
  });

  it("draw no line over what is not known", () => {
    expect(columnPath([[0, 1], undefined, [2, 3], [4, 5]])).toBe("M0.0 1.0M2.0 3.0L4.0 5.0");
  });
});
