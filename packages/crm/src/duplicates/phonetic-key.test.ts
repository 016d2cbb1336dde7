import { describe, expect, it } from "vitest";
import { phoneticKey } from "./phonetic-key";

describe("how a word sounds", () => {
  it.each([
    ["jimenez", "gimenez"],
    ["katherine", "catherine"],
    ["vazquez", "bazques"],
    ["philip", "filip"],
    ["meyer", "meier"],
    ["schmidt", "schmit"],
    ["knight", "nite"],
    ["elena", "helena"],
  ])("hears %s and %s alike", (one, other) => {
    expect(phoneticKey(one)).toBe(phoneticKey(other));
  });

  it("hears different names differently, and nothing in digits", () => {
    expect(phoneticKey("garcia")).not.toBe(phoneticKey("lopez"));
    expect(phoneticKey("123")).toBe("");
  });
});
