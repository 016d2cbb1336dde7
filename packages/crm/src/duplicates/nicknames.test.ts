import { describe, expect, it } from "vitest";
import { sameNickname } from "./nicknames";

describe("nicknames", () => {
  it.each([
    ["bill", "william"],
    ["pepe", "jose"],
    ["paco", "francisco"],
    ["peggy", "margaret"],
    ["lola", "dolores"],
    ["toño", "antonio"],
    ["michael", "miguel"],
    ["beth", "isabel"],
  ])("knows that %s may be %s", (one, other) => {
    const folded = [one, other].map((name) => name.normalize("NFKD").replace(/\p{M}/gu, "")) as [string, string];
    expect(sameNickname(...folded)).toBe(true);
  });

  it("does not join names that only share a nickname", () => {
    expect(sameNickname("christina", "christopher")).toBe(false);
    expect(sameNickname("edward", "theodore")).toBe(false);
    expect(sameNickname("ana", "maria")).toBe(false);
  });
});
