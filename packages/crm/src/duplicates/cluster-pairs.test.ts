import { describe, expect, it } from "vitest";
import { clusterPairs } from "./cluster-pairs";

describe("groups of pairs", () => {
  it("join what hangs together", () => {
    const pairs = [
      { one: "a", other: "b" },
      { one: "c", other: "d" },
      { one: "b", other: "e" },
      { one: "a", other: "e" },
    ];
    expect(clusterPairs(pairs, 5)).toEqual([
      ["a", "b", "e"],
      ["c", "d"],
    ]);
  });

  it("stop growing at their largest size, and lose no pair by it", () => {
    const chain = ["a", "b", "c", "d"].map((one, place) => ({ one, other: "bcde"[place] ?? "" }));
    expect(clusterPairs(chain, 3)).toEqual([
      ["a", "b", "c"],
      ["d", "e"],
      ["c", "d"],
    ]);
  });
});
