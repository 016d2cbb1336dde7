import { describe, expect, it } from "vitest";
import { firstSteps, rawStretch, stepsIn, stepsText, valueIn } from "./sequences-question-contract";

describe("the steps of a funnel in an address", () => {
  it("come back as they were, whatever their names and values contain", () => {
    const steps = [
      { event: "opened" },
      { event: "a,b?c=d&e", filter: { "x=y": "1", "ñ,?": 2.5, open: true, told: "true", free: "two words" } },
    ];
    expect(stepsIn(stepsText(steps))).toEqual(steps);
  });

  it("are none where the address is mangled", () => {
    expect(stepsIn("%")).toEqual([]);
    expect(stepsIn(undefined)).toEqual([]);
    expect(stepsIn(",,")).toEqual([]);
  });

  it("take a number for a number, and one in quotes for words", () => {
    expect([valueIn("42"), valueIn('"42"'), valueIn("false"), valueIn("4a")]).toEqual([42, "42", false, "4a"]);
  });
});

describe("what to begin with", () => {
  it("is the way of a deal where there is one, else the first events", () => {
    expect(firstSteps(["a", "crm.activity_logged", "crm.opportunity_created"]).map(({ event }) => event)).toEqual([
      "crm.opportunity_created",
      "crm.activity_logged",
    ]);
    expect(firstSteps(["a", "b", "c", "d"])).toHaveLength(3);
  });

  it("looks back at most twelve whole weeks that are over, and at fewer where single events go sooner", () => {
    expect(rawStretch("2026-11-20", "w52")).toEqual({ from: "2026-08-24", until: "2026-11-15", window: "w12" });
    expect(rawStretch("2026-11-20", "w4").from).toBe("2026-10-19");
    // Of a Sunday the week is not over; its stretch begins ninety days ago, where single events still are.
    expect(rawStretch("2026-11-22", "w12")).toMatchObject({ from: "2026-08-24", until: "2026-11-15" });
    expect(rawStretch("2026-11-22", "w12", "2026-09-23")).toEqual({
      from: "2026-09-28",
      until: "2026-11-15",
      window: "w12",
    });
    expect(rawStretch("2026-11-20", "w4", "2026-10-21")).toMatchObject({ from: "2026-10-26", until: "2026-11-15" });
  });
});
