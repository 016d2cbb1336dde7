import { expect, it } from "vitest";
import { digitsOf } from "./currency-digits";

it("a currency has the digits written down for it, whatever the runtime believes, and two where nothing is", () => {
  const asked = ["EUR", "JPY", "COP", "CLP", "KWD", "ZZZ"].map((code) => [code, digitsOf(code)]);
  expect(asked).toEqual([
    ["EUR", 2],
    ["JPY", 0],
    ["COP", 0],
    ["CLP", 0],
    ["KWD", 3],
    ["ZZZ", 2],
  ]);
});
