import { describe, expect, it } from "vitest";
import { disclose, isSuppressed, isTooSmall } from "./index";

describe("disclose", () => {
  it("gives the figure where it is shown and only the reason where it is not", () => {
    expect(disclose("shown", { numerator: 3, denominator: 9 })).toEqual({ numerator: 3, denominator: 9 });
    expect(disclose("small", { numerator: 3, denominator: 4 })).toEqual({ suppressed: "small" });
    expect(disclose("complement", 7)).toEqual({ suppressed: "complement" });
  });
});

describe("isSuppressed", () => {
  it("tells a hidden figure from one that is shown, zero and missing included", () => {
    expect(isSuppressed({ suppressed: "small" })).toBe(true);
    for (const figure of [0, null, undefined, { numerator: 0, denominator: 8 }])
      expect(isSuppressed(figure)).toBe(false);
  });
});

describe("isTooSmall", () => {
  it("is one to four people, unless another minimum is set", () => {
    expect([0, 1, 4, 5].map((people) => isTooSmall(people))).toEqual([false, true, true, false]);
    expect(isTooSmall(9, 10)).toBe(true);
  });
});
