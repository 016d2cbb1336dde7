import { describe, expect, it } from "vitest";
import { nameParts, splitListedName } from "./name-parts";

describe("the parts of a name", () => {
  it("have no accents, capitals, titles or punctuation", () => {
    expect(nameParts("Dra. MARÍA-José")).toEqual(["maria", "jose"]);
    expect(nameParts("O’Brien Jr.")).toEqual(["obrien"]);
    expect(nameParts("Robert (Bob) Smith III")).toEqual(["robert", "smith"]);
  });

  it("keep particles with the word they belong to", () => {
    expect(nameParts("de la Cruz y Vega")).toEqual(["delacruz", "yvega"]);
    expect(nameParts("van der Berg")).toEqual(["vanderberg"]);
  });

  it("leave a name that is only a title as it is, and nothing of a blank", () => {
    expect(nameParts("Miss")).toEqual(["miss"]);
    expect(nameParts("  ")).toEqual([]);
    expect(nameParts(null)).toEqual([]);
  });

  it("are told apart where the family name comes first", () => {
    expect(splitListedName("García López, Ana")).toEqual({ given: "Ana", family: "García López" });
    expect(splitListedName("Ana García")).toBeNull();
  });
});
