import { describe, expect, it } from "vitest";
import { planWord, stageWord } from "./plan-word";

describe("planWord", () => {
  it("says behind and ahead in whole points, and neither for less than half a point", () => {
    expect(planWord(-11.2)).toEqual({ plan: "behind", points: 11 });
    expect(planWord(3)).toEqual({ plan: "ahead", points: 3 });
    expect(planWord(-0.4)).toEqual({ plan: "on", points: 0 });
  });

  it("says nothing where there is no plan", () => {
    expect(planWord(null)).toEqual({ plan: "none", points: 0 });
  });
});

describe("stageWord", () => {
  it("never says more than the share does", () => {
    expect([0, 0.15, 0.5, 0.8].map(stageWord)).toEqual(["barely", "starting", "rooting", "rooted"]);
  });
});
