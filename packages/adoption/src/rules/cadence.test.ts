import { describe, expect, it } from "vitest";
import { habitRules } from "./cadence";

describe("habitRules", () => {
  it("are the ones the adoption model states", () => {
    expect(habitRules).toEqual({
      week: { window: 4, enter: 3, leave: 1 },
      day: { window: 20, enter: 15, leave: 5 },
      month: { window: 3, enter: 2, leave: 0 },
    });
  });

  it("leave a gap between entering and leaving, so that one period off decides nothing", () => {
    for (const { enter, leave } of Object.values(habitRules)) expect(enter - leave).toBeGreaterThanOrEqual(2);
  });
});
