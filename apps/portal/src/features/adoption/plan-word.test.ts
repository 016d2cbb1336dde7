import { describe, expect, it } from "vitest";
import { planWord, stageWord, wholePoints } from "./plan-word";

type Headline = NonNullable<Parameters<typeof planWord>[0]>;

const standing = (share: number, planned: number): Headline => ({
  adoption: { share } as Headline["adoption"],
  plan: { share: planned, points: (share - planned) * 100 },
});

describe("planWord", () => {
  it("says as many points as the two shown shares are apart", () => {
    // 54.6 and 67.4 are 12.8 apart, and read 55 % and 67 %.
    expect(planWord(standing(0.546, 0.674))).toEqual({ plan: "behind", points: 12 });
    expect(planWord(standing(0.7, 0.67))).toEqual({ plan: "ahead", points: 3 });
    expect(planWord(standing(0.546, 0.551))).toEqual({ plan: "on", points: 0 });
  });

  it("says nothing where there is no plan, or no share to hold against it", () => {
    expect(planWord(null)).toEqual({ plan: "none", points: 0 });
    expect(planWord({ ...standing(0.5, 0.5), plan: null })).toEqual({ plan: "none", points: 0 });
    expect(planWord({ ...standing(0.5, 0.5), adoption: { missing: "notLive" } })).toEqual({ plan: "none", points: 0 });
  });

  it("takes the rounded shares from each other, halves as they are shown", () => {
    expect(wholePoints(0.285, 0.5)).toBe(21);
    expect(wholePoints(0.5, 0.285)).toBe(-21);
  });
});

describe("stageWord", () => {
  it("never says more than the share does", () => {
    expect([0, 0.15, 0.5, 0.8].map(stageWord)).toEqual(["barely", "starting", "rooting", "rooted"]);
  });
});
