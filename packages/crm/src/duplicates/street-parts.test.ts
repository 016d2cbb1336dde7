import { describe, expect, it } from "vitest";
import { streetParts } from "./street-parts";

describe("a street address compared", () => {
  it.each([
    ["44 Forbes Street, Wintersloe", "44 forbes st\nwintersloe"],
    ["C/ Mayor, 5, 3º B", "Calle Mayor 5, 3 B"],
    ["Avda. de América 12", "Avenida América, nº 12"],
    ["177 pridhamstreet", "177 Pridham Street"],
    ["Hauptstraße 5", "Hauptstr. 5"],
    ["32 mckillop ecircuit", "32 McKillop Circuit"],
    ["12 St James Sq.", "12 Saint James Square"],
  ])("reads %s and %s alike", (one, other) => {
    const [mine, theirs] = [streetParts(one), streetParts(other)];
    expect({ ...mine, way: "" }).toEqual({ ...theirs, way: "" });
    expect(mine.numbers).toHaveLength(1);
  });

  it("tells the house from the flat", () => {
    expect(streetParts("Flat 2, 12 High St")).toMatchObject({ numbers: ["12"], street: "high", way: "street" });
    expect(streetParts("12a High St")).toMatchObject({ numbers: ["12a"] });
  });

  it("keeps what else is said apart from the street", () => {
    expect(streetParts("54 Hoseason Street, Lakefront Retrmnt Vlge")).toEqual({
      numbers: ["54"],
      street: "hoseason",
      way: "street",
      extra: "lakefrontretirementvillage",
    });
  });

  it("is empty where nothing is known", () => {
    expect(streetParts(null)).toEqual({ numbers: [], street: "", way: "", extra: "" });
    expect(streetParts("44")).toEqual({ numbers: ["44"], street: "", way: "", extra: "" });
  });
});
