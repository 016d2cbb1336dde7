import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceSizes, safeTogether } from "./overlap";

describe("safeTogether", () => {
  it("lets two sets be known where each side of their difference is nobody or k people", () => {
    expect(safeTogether([0, 0])).toBe(true);
    expect(safeTogether([0, 5])).toBe(true);
    expect(safeTogether([12, 5])).toBe(true);
  });

  it("refuses a filter that takes one to four people out", () => {
    for (const people of [1, 2, 3, 4]) expect(safeTogether([0, people])).toBe(false);
    expect(safeTogether([9, 0], 10)).toBe(false);
  });

  it("refuses one joiner hidden among many leavers", () => {
    expect(safeTogether([1, 100])).toBe(false);
  });
});

describe("differenceSizes", () => {
  it("counts who is only in the one and only in the other", () => {
    expect(differenceSizes(new Set(["ana", "ben", "cai"]), new Set(["ben", "dia"]))).toEqual([2, 1]);
  });

  it("is the same pair turned round when the sets change places", () => {
    const people = fc.uniqueArray(fc.nat(30)).map((ids) => new Set(ids));
    fc.assert(
      fc.property(people, people, (one, other) => {
        expect(differenceSizes(other, one)).toEqual(differenceSizes(one, other).toReversed());
      }),
    );
  });
});
