import { describe, expect, it } from "vitest";
import { likeness } from "./alike";

describe("likeness of two words", () => {
  it.each([
    ["garcia", "garcia", "same"],
    ["garcia", "gracia", "close"],
    ["hathaway", "hathwaye", "close"],
    ["catherine", "kathrine", "close"],
    ["schmidt", "shmit", "close"],
    ["jimenez", "hymene", "far"],
    ["cubero", "kouvero", "sounds"],
    ["alexa", "alexandrina", "near"],
    ["lopez", "smith", "far"],
    ["ana", "eva", "far"],
    ["ana", "", "unknown"],
  ])("of %s and %s is %s", (one, other, found) => {
    expect(likeness(one, other)).toBe(found);
    expect(likeness(other, one)).toBe(found);
  });
});
