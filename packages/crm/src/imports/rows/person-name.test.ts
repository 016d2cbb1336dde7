import { expect, it } from "vitest";
import { nameParts } from "./person-name";

const parts = (full: string) => Object.values(nameParts(full));

it("a whole name is split at its comma or its first blank, and titles and what follows a name are nobody's first name", () => {
  expect(parts("Quiroz Vega, Marta")).toEqual(["Marta", "Quiroz Vega"]);
  expect(parts("Marta Quiroz Vega")).toEqual(["Marta", "Quiroz Vega"]);
  expect(parts("Dra. Marta Quiroz Vega")).toEqual(["Dra. Marta", "Quiroz Vega"]);
  expect(parts("Mr John O'Neil")).toEqual(["Mr John", "O'Neil"]);
  expect(parts("Dr. Quiroz")).toEqual(["Dr.", "Quiroz"]);
  expect(parts("Drake Stone")).toEqual(["Drake", "Stone"]);
  expect(parts("Bob Stone, Jr.")).toEqual(["Bob", "Stone Jr."]);
  expect(parts("Cher")).toEqual(["Cher", ""]);
});
